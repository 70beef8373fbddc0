"""What runs when, on one page. Sweeps heal what a lost message left behind."""

from celery.schedules import crontab

TIMETABLE: dict[str, dict[str, object]] = {
    "heartbeat": {"task": "core.tasks.beat", "schedule": 60.0},
    "self-test": {"task": "config.tasks.self_test", "schedule": crontab(minute=7)},
}
