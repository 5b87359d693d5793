"""English words beside a name that look like an office or a body of somebody, and are none: nobody is given them."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.named_offices import cases, described

# A text, and whom it names: name | organisation | office |  | other offices.
ENGLISH = """
Ivo Egle (born in the hospital of Bauska), Anna Kalna (who called the clinic) and Rita Bite (see the Library) came.
- Ivo Egle
- Anna Kalna
- Rita Bite

Present: Anna Kalna – deputy chief of the Regional Department, State Police; Ivo Egle – custody court chairman; \
Rita Bite – the director was away.
- Anna Kalna | State Police | deputy chief of the Regional Department
- Ivo Egle | custody court | chairman
- Rita Bite

Director
Anna Kalna
Accountant
Ivo Egle
- Anna Kalna
- Ivo Egle

Anna Kalna
Police officer finds twelve passports
- Anna Kalna

Anna Kalna is not a lawyer. Ivo Egle is a lawyer’s son. Rita Bite is a member of a large family. Juris Bite is general.
- Anna Kalna
- Ivo Egle
- Rita Bite
- Juris Bite

Anna Kalna, PhD, associate professor at the University of Oslo, came. Ivo Egle, 34, a welder from Bauska, slept. \
Rita Bite, 34, was a welder.
- Anna Kalna | University of Oslo | associate professor
- Ivo Egle |  | welder
- Rita Bite

Anna Kalna, analyst with Save the Children, Ivo Egle, expert at the Fraud Department, and Rita Bite, a lawyer’s \
wife, came.
- Anna Kalna | Save the Children | analyst
- Ivo Egle |  | expert at the Fraud Department
- Rita Bite

Ministers Anna Kalna and Ivo Egle met Rita Bite, then Minister of Justice, and 24-year-old Bikram Tamang.
- Anna Kalna
- Ivo Egle
- Rita Bite |  | Minister of Justice
- Bikram Tamang

If Anna Kalna is a lawyer, I am a pilot. Nobody knows whether Rita Bite is a lawyer.
- Anna Kalna
- Rita Bite

Anna Kalna (photo: State Police), Rita Bite (State Police photo) and Ivo Egle, whose lawyer is here, came.
- Anna Kalna
- Rita Bite
- Ivo Egle

Anna Kalna, the Ministry of Welfare and the State Police signed it.
- Anna Kalna

Anna Kalna, National Library, 12 May
- Anna Kalna

The tourist Anna Kalna came. The checklist Ivo Egle wrote is long. The principal reason Rita Bite came was money.
- Anna Kalna
- Ivo Egle
- Rita Bite

It helps the director – Ivo Egle stressed that.
- Ivo Egle

Anna Kalna from HEUNI came. Ivo Egle from USA and Juris Bite and Rita Bite from the OSCE came.
- Anna Kalna | HEUNI
- Ivo Egle
- Juris Bite | OSCE
- Rita Bite | OSCE

The county had no head for months after Ivo Egle left.
- Ivo Egle

He met Anna Kalna from LATVIA.
- Anna Kalna

Anna Kalna, head of the Ministry of Welfare, Ivo Egle and Rita Bite came.
- Anna Kalna | Ministry of Welfare | head
- Ivo Egle
- Rita Bite

Anna Kalna, a former long-time human rights lawyer, and Ivo Egle, representing the lawyer, came.
- Anna Kalna |  | former long-time human rights lawyer
- Ivo Egle

Anna Kalna, including director Ivo Egle, came.
- Anna Kalna
- Ivo Egle |  | director

The press secretary of Minister Anna Kalna, Ivo Egle, came.
- Anna Kalna |  | Minister
- Ivo Egle
"""


@pytest.mark.parametrize(("text", "people"), cases(ENGLISH))
def test_nobody_is_given_the_office_of_another_or_of_none(text: str, people: list[str]) -> None:
    assert [described(one) for one in find_people(text, "en")] == people
