"""Which days people work in Sweden, for promises such as "inom tre arbetsdagar".

Saturdays, Sundays, the public holidays (lag 1989:253 om allmänna helgdagar), and the three eves on which no office
answers: midsommarafton, julafton and nyårsafton.
"""

from datetime import date, timedelta

_FIXED = frozenset([(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)])
_FROM_EASTER = frozenset([-2, 0, 1, 39, 49])  # långfredag, påskdagen, annandag påsk, Kristi himmelsfärd, pingst
_SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Whether somebody answers that day. Alla helgons dag and midsommardagen are Saturdays, and need no rule."""
    if day.weekday() >= _SATURDAY or (day.month, day.day) in _FIXED:
        return False
    if day.month == 6 and 19 <= day.day <= 25 and day.weekday() == _SATURDAY - 1:
        return False  # midsommarafton: the Friday before the Saturday between 20 and 26 June
    return (day - easter(day.year)).days not in _FROM_EASTER


def after(day: date, count: int) -> date:
    """The working day that comes as number `count` after a day; the day itself is not counted."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def easter(year: int) -> date:
    """Easter Sunday, by the Gregorian rule (Meeus/Jones/Butcher)."""
    century, rest = divmod(year, 100)
    leaps, odd = divmod(century, 4)
    moon = (19 * (year % 19) + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * odd + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)
