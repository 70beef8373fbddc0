"""The twelve key tasks, each finished with a keyboard alone (U14)."""

from collections.abc import Callable

import pytest

from tests.keyboard import scripts_learner as learner
from tests.keyboard import scripts_others as others
from tests.keyboard.conftest import Town
from tests.keyboard.keys import Keys

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

SCRIPTS = (
    learner.sign_up_with_a_recovery_card,
    learner.sign_in_and_out,
    learner.add_a_record,
    learner.accept_an_arriving_record,
    learner.dispute_a_record,
    learner.share_and_stop,
    others.check_a_file,
    others.give_and_withdraw_consent,
    others.upload_and_review_an_import,
    others.assess_a_petition,
    others.search_and_read_the_cards,
    others.start_an_intake,
)


@pytest.mark.covers("U14", "U19")
def test_twelve_tasks_need_no_mouse(
    sit_down: Callable[..., Keys], town: Town, subtests: pytest.Subtests
) -> None:
    assert len(set(SCRIPTS)) == 12
    for script in SCRIPTS:
        with subtests.test(script.__name__):
            script(sit_down, town).used_no_mouse()


def test_a_stop_without_a_ring_would_be_told(sit_down: Callable[..., Keys]) -> None:
    keys = sit_down()
    keys.open("/check/")
    keys.page.evaluate(
        "const s = new CSSStyleSheet(); s.replaceSync('* { outline: none !important }'); document.adoptedStyleSheets = [s]"
    )
    with pytest.raises(AssertionError, match="no ring"):
        keys.press("Tab")


def test_a_mouse_would_be_told(sit_down: Callable[..., Keys]) -> None:
    keys = sit_down()
    keys.open("/check/")
    keys.page.mouse.click(300, 300)
    with pytest.raises(AssertionError):
        keys.used_no_mouse()
