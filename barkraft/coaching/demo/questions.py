"""What the demo's people have asked their coach: one question has its answer, one waits."""

from barkraft.coaching.demo import days
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture.actions import answer_question, ask_coach
from barkraft.venture.models import Venture

ASKED = (
    (6, "Får vi baka hemma och sälja på torget?", "Ring Region Gotland först. Vi ringer ihop på torsdag.", True),
    (1, "Var kan vi prova en större ugn?", "", False),
)


def ask(venture: Venture, coach: User) -> None:
    """Once, by one who is in the group."""
    by = User.objects.filter(access__venture=venture, access__ended_on=None).order_by("pk").last()
    if by is None or venture.questions.exists():
        return
    for ago, text, answer, for_group in ASKED:
        with clock.stopped_at(days.ago(ago)):
            asked = ask_coach(
                venture=venture,
                by=by,
                text=text,
                path="/m/ide-moter-kund/",
                title="Idén möter kunden",
                for_group=for_group,
            )
        if answer:
            with clock.stopped_at(days.ago(ago - 1)):
                answer_question(question=asked, answer=answer, by=coach)
