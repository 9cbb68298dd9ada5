"""The pages that axe goes through, at both sizes, in Swedish and Arabic: every kind that a person can open.

tests/house/test_accessibility.py fails on a page that is in none of these lists.
"""

from urllib.parse import urlsplit

from django.urls import resolve
from django.utils.translation import override

OPEN = [
    "/",
    "/programmet/",
    "/m/vad-ar-asf/v1/",
    "/m/vad-ar-asf/v1/u1/",
    "/m/vad-ar-asf/v1/u2/",
    "/m/vad-ar-asf/v1/u2/vagg/",
    "/m/vad-ar-asf/v1/u2/bredvid/",
    "/m/trygg-ersattning/v1/u3/",
    "/m/vad-ar-asf/v1/u2/paus/",
    "/m/vad-ar-asf/v1/u2/klar/",
    "/m/vad-ar-asf/v1/u2/q/q1/",
    "/m/vad-ar-asf/v1/u2/q/q1/?svar=0",
    "/m/vad-ar-asf/v1/u2/q/q1/?svar=1",
    "/m/var-grupp/v1/u5/q/q3/",
    "/m/vad-ar-asf/v1/u2/q/e2/",
    "/m/bilda-forening/",
    "/mitt-eget-kort/",
    "/logga-in/",
    "/konto-borttaget/",
    "/om/",
    "/dina-uppgifter/",
    "/tillganglighet/",
    "/kontakt/",
    "/redan-igang/",
    "/kompanjoner/",
    "/kommun-och-finansiar/",
]
# As a member sees them; {group} is hers.
OF_THE_GROUP = [
    "/min-dag/",
    "/programmet/",
    "/mitt-konto/",
    "/mitt-konto/ta-bort/",
    "/narvarointyg/",
    "/m/var-grupp/v1/",
    "/m/var-grupp/v1/u4/q/e2/",
    "/m/var-grupp/v1/u4/q/e2/?falt=alla",
    "/m/vad-ar-asf/v1/u2/paus/",
    "/m/vad-ar-asf/v1/u2/klar/",
    "/m/vad-ar-asf/v1/u2/q/q1/",
    "{group}/",
    "{group}/parmen/",
    "{group}/parmen/group/",
    "{group}/parmen/group/agreement/",
    "{group}/parmen/group/decision_rule/",
    "{group}/parmen/group/meeting_rhythm/",
    "{group}/parmen/group/meeting_rhythm/?rad=ny&steg=0",
    "{group}/parmen/group/meeting_rhythm/?bild=1",
    "{group}/parmen/group/agreement/?historik=1",
    "{group}/parmen/offer/interviews/",
    "{group}/vagval/",
    "{group}/beslut/",
    "/fraga-coachen/?fran=/sv/m/vad-ar-asf/v1/u1/",
    "{group}/fragor/",
    "{group}/moten/",
    "{group}/sluta/",
    "{group}/stod/",
    "{group}/stod/advice_start/",
    "{group}/forsta-forsaljningen/",
]
# As the project lead and administrator sees them.
OF_THE_STAFF = [
    "/coach/personal/",
    "/coach/laget/",
    "/coach/stod/utbud/",
    "/coach/stod/utbud/economy/",
    "/coach/stod/vem-fakturerar/",
    "/coach/stod/projekt/nytt/",
]
# Found by following links from the coach's board, the list of calls and the questions: see test_pages.py.
REACHED_FROM_THE_DESK = {
    f"coaching:{page}"
    for page in (
        "board", "open_search", "cohort_new", "cohort", "cohort_edit", "venture_new", "venture", "venture_edit",
        "person_new", "meeting_new", "meeting_edit", "cards", "meeting_print", "week", "wall",
        "meetings", "meeting_log", "attendance",
        "calls", "call_new", "call_curious", "cohort_slips", "cohort_meeting_new",
        "cohort_meeting_edit", "person", "person_leave", "person_move", "person_died", "person_reach",
        "merge", "questions", "question",
        "support", "support_request", "support_by_phone", "booking_new", "booking", "notes", "quota", "hours",
    )
}  # fmt: skip
# Shown on the way in (test_card_life.py), to one without an account, and when somebody is taken away (test_scenes.py).
REACHED_OTHERWISE = REACHED_FROM_THE_DESK | {
    "components", "people:card_pictures", "support:request",
    "coaching:curious", "coaching:curious_thanks", "coaching:call_erased", "coaching:call_book", "coaching:end",
    "coaching:cohort_group_of",
}  # fmt: skip


def name_of(path: str) -> str:
    """What a page is called in urls.py, by its path without the language."""
    with override("sv"):
        return str(resolve(f"/sv{urlsplit(path).path}").view_name)
