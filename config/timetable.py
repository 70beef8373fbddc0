"""What runs when, on one page. Sweeps heal what a lost message left behind."""

from celery.schedules import crontab

TIMETABLE: dict[str, dict[str, object]] = {
    "heartbeat": {"task": "core.tasks.beat", "schedule": 60.0},
    "imports": {"task": "institutions.tasks.sweep", "schedule": 30.0},
    "records-that-wait": {"task": "institutions.tasks.look_again", "schedule": crontab(minute=22)},
    "permissions": {"task": "consent.tasks.tidy", "schedule": crontab(minute="*/10")},
    "printed-copies": {"task": "passport.tasks.sweep_exports", "schedule": 60.0},
    "passport-tidy": {"task": "passport.tasks.tidy", "schedule": crontab(hour=4, minute=11)},
    "received-records": {
        "task": "passport.tasks.look_again_at_received",
        "schedule": crontab(hour=3, minute=41),
    },
    "cpl-confirm": {"task": "credit_prior_learning.tasks.confirm_postings", "schedule": 60.0},
    "status-lists": {"task": "credentials.tasks.sign_lists_anew", "schedule": crontab(minute=17)},
    "log-heads": {"task": "credentials.tasks.sign_log_head", "schedule": crontab(minute="*/10")},
    "ended-copies": {"task": "credentials.tasks.drop_ended_copies", "schedule": crontab(hour=4, minute=41)},
    "award-batches": {"task": "credentials.tasks.sweep_batches", "schedule": 60.0},
    "signing-keys": {"task": "credentials.tasks.tend_keys", "schedule": crontab(minute="*/5")},
    "self-test": {"task": "config.tasks.self_test", "schedule": crontab(minute=7)},
}
