"""English offices before and behind names, in brackets, behind dashes and on lines."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.named_offices import cases, described

# A text, and whom it names: name | organisation | office |  | other offices.
ENGLISH = """
Anna Kalna is GRETA's first vice-president. She agrees.
- Anna Kalna |  | GRETA's first vice-president

Ivo Egle (the OSCE Special Representative for Combating Trafficking in Human Beings) agrees.
- Ivo Egle | OSCE | Special Representative for Combating Trafficking in Human Beings

The director of the not-for-profit organisation Safe House, Anna Kalna, welcomed the decision.
- Anna Kalna | not-for-profit organisation Safe House | director

Detective Superintendent Alan Birchfield of the Metropolitan Police and Chief Prosecutor Ilmārs Graudlauks \
signed it.
- Alan Birchfield | Metropolitan Police | Detective Superintendent
- Ilmārs Graudlauks |  | Chief Prosecutor

Former Minister of Justice Gaidis Bērzlauks and the then Vice-Chancellor Edgars Rinklauks attended the concert.
- Gaidis Bērzlauks |  | Former Minister of Justice
- Edgars Rinklauks |  | Vice-Chancellor

“It is so,” said Ivo Egle, State Police human trafficking department’s chief.
- Ivo Egle | State Police | human trafficking department’s chief

Anna Kalna, Director of the Department for Analysis at the Ministry of the Interior and Administration of Poland, and \
Ivo Egle, Senior Adviser for Trafficking at the CBSS, met.
- Anna Kalna | Ministry of the Interior and Administration of Poland | Director of the Department for Analysis
- Ivo Egle | CBSS | Senior Adviser for Trafficking

Anna Kalna, adviser at HESTIA, said so, with Ivo Egle, Head of ESG, and Juris Bite, adviser to the Ministry from the \
University of Latvia.
- Anna Kalna | HESTIA | adviser
- Ivo Egle |  | Head of ESG
- Juris Bite | University of Latvia | adviser to the Ministry

“We go on,” said Ivo Egle, Deputy Secretary General of the Council of Europe at the opening of the meeting. The \
Secretary General of the Council of Europe, Marija Bukvić Smrekić, agreed.
- Ivo Egle | Council of Europe | Deputy Secretary General
- Marija Bukvić Smrekić | Council of Europe | Secretary General

European Parliament member Anna Kalna met Former Supreme Court judge Ivo Egle.
- Anna Kalna | European Parliament | member
- Ivo Egle | Supreme Court | judge

The Ministry of Foreign Affairs spokeswoman Anna Kalna, Ministry of Welfare State Secretary Ivo Egle and the State \
Police's spokesman Juris Bite met.
- Anna Kalna | Ministry of Foreign Affairs | spokeswoman
- Ivo Egle | Ministry of Welfare | State Secretary
- Juris Bite | State Police | spokesman

IOM Latvia project manager Anna Kalna, UNICEF Director Ivo Egle, LGBT activist Juris Bite and EU coordinator Rita Bite \
met.
- Anna Kalna | IOM Latvia | project manager
- Ivo Egle | UNICEF | Director
- Juris Bite |  | LGBT activist
- Rita Bite |  | EU coordinator

Association "Home" lawyer Anna Kalna and project "Steps" coordinator Ivo Egle came.
- Anna Kalna | Association "Home" | lawyer
- Ivo Egle |  | project "Steps" coordinator

Board member of the association "Home" Anna Kalna and High School teacher Ivo Egle came.
- Anna Kalna | association "Home" | Board member
- Ivo Egle |  | High School teacher

Anna Kalna, director of the project "Steps", and Ivo Egle, manager of SIA "Oga", came.
- Anna Kalna |  | director of the project "Steps"
- Ivo Egle | SIA "Oga" | manager

Anna Kalna, national coordinator and adviser to the Minister of Justice, came.
- Anna Kalna |  | national coordinator |  | adviser to the Minister of Justice

Anna Kalna, head of the centre for student and teacher support, came.
- Anna Kalna | centre for student and teacher support | head

Anna Kalna, Deputy Head of Unit, Ministry of the Interior, came. Ivo Egle, lawyer, the Ministry said, had left.
- Anna Kalna | Ministry of the Interior | Deputy Head of Unit
- Ivo Egle |  | lawyer

Chief Inspector Anna Kalna (Greater Oslo Police), Ivo Egle (Caritas Lithuania), Rita Bite (lawyer, Ministry of Justice)\
 and Juris Bite (Latvia) came.
- Anna Kalna | Greater Oslo Police | Chief Inspector
- Ivo Egle | Caritas Lithuania
- Rita Bite | Ministry of Justice | lawyer
- Juris Bite

Ivo Egle
Head of Communication
State Police
Phone: 123
- Ivo Egle | State Police | Head of Communication

Anna Kalna is a sworn advocate who lives in Riga. Ivo Egle is the director of the shelter "Oga" in Bauska.
- Anna Kalna |  | sworn advocate
- Ivo Egle | shelter "Oga" | director

The welder Ngozi Okafor, trade unionist Anna Kalna, politician Ivo Egle and policewoman Rita Bite came.
- Ngozi Okafor |  | welder
- Anna Kalna |  | trade unionist
- Ivo Egle |  | politician
- Rita Bite |  | policewoman

"Oga" association lawyer Anna Kalna and Ivo Egle from the "Oga" shelter came. He read "The Wall" and lawyer \
Rita Bite slept.
- Anna Kalna | "Oga" association | lawyer
- Ivo Egle | "Oga" shelter
- Rita Bite |  | lawyer

Visiting lecturer Anna Kalna met managing director Ivo Egle and registered nurse Rita Bite.
- Anna Kalna |  | Visiting lecturer
- Ivo Egle |  | managing director
- Rita Bite |  | registered nurse

Bauska custody court chairwoman Anna Kalna, Bauska social service head Ivo Egle and the social service worker Rita \
Bite came.
- Anna Kalna | Bauska custody court | chairwoman
- Ivo Egle | Bauska social service | head
- Rita Bite |  | social service worker

Latvian Television interviews lawyer Anna Kalna. State Police suspect teacher Ivo Egle. BBC visits farmer Rita Bite.
- Anna Kalna |  | lawyer
- Ivo Egle |  | teacher
- Rita Bite |  | farmer

Anna Kalna
Project manager
State Police arrests ten
- Anna Kalna |  | Project manager

It was late, said State Police spokeswoman, Anna Kalna.
- Anna Kalna | State Police | spokeswoman

Interior Ministry’ national coordinator on human trafficking, Anna Kalna, said that it was late.
- Anna Kalna | Interior Ministry | national coordinator on human trafficking

According to State Police spokeswoman, Anna Kalna, it was late.
- Anna Kalna | State Police | spokeswoman

The National Coordinator at the Ministry of the Interior on the prevention of human trafficking, Anna Kalna, came.
- Anna Kalna | Ministry of the Interior | National Coordinator

Education and Science Minister Anna Kalna met the Environment Protection and Regional Development Minister Ivo Egle.
- Anna Kalna |  | Education and Science Minister
- Ivo Egle |  | Environment Protection and Regional Development Minister

The Ambassador of the U.S. to Latvia Anna Kalna and Ivo Egle of the U.K. Embassy came.
- Anna Kalna |  | Ambassador of the U.S. to Latvia
- Ivo Egle | U.K. Embassy

The Ambassador of Norway H.E. Ms Anna Kalna and H.E. Mr Ivo Egle came.
- Anna Kalna |  | Ambassador of Norway
- Ivo Egle

They wish to meet Riga Mayor Ivo Egle.
- Ivo Egle |  | Riga Mayor

“It is late,” Anna Kalna, the chair of the Department of Criminal Cases of the Supreme Court pointed out.
- Anna Kalna | Supreme Court | chair of the Department of Criminal Cases

Anna Kalna, the lawyer for the association "Home" says that prices rise.
- Anna Kalna | association "Home" | lawyer

They met President Ivo Egle, Talsi municipality has announced today.
- Ivo Egle |  | President

We met State Secretary Ivo Egle, Deputy State Secretary, Director of the Legal Department Juris Bite.
- Ivo Egle |  | State Secretary
- Juris Bite |  | Deputy State Secretary |  | Director of the Legal Department

We met General Ivo Egle, and the deputy head of the fund, Juris Bite.
- Ivo Egle |  | General
- Juris Bite |  | deputy head of the fund

The Minister of Welfare, Anna Kalna (Our Party), said that prices rise.
- Anna Kalna |  | Minister of Welfare

Anna Kalna, director of the Association of Museum Employees, came.
- Anna Kalna | Association of Museum Employees | director

On 27 June 2018 State Secretary of the Ministry of Welfare, Ms Anna Kalna, said so. The chairman of the club, Ivo \
Egle (S), left.
- Anna Kalna | Ministry of Welfare | State Secretary
- Ivo Egle |  | chairman of the club

Anna Kalna, counsellor of the Ministry of Economics holding the chair, met the ambassador of the Russian \
Federation Ivo Egle.
- Anna Kalna | Ministry of Economics | counsellor
- Ivo Egle |  | ambassador of the Russian Federation

The President accepted the letter of the Ambassador of Albania, Anna Kalna. The Ambassador of Latvia to the UK Rita \
Bite left.
- Anna Kalna |  | Ambassador of Albania
- Rita Bite |  | Ambassador of Latvia to the UK

He met both Ivo Egle, Foreign Minister of Estonia and Rita Bite, Foreign Minister of Lithuania, and others.
- Ivo Egle |  | Foreign Minister of Estonia
- Rita Bite |  | Foreign Minister of Lithuania

Anna Kalna, head of the Department of Education, Culture and Sport of Ogre Municipality, came.
- Anna Kalna | Ogre Municipality | head of the Department of Education, Culture and Sport

Anna Kalna, Chair of the Saeima Defence, Internal Affairs and Corruption Prevention Committee, came.
- Anna Kalna | Saeima Defence, Internal Affairs and Corruption Prevention Committee | Chair

Anna Kalna, Ministry of Environment, Agriculture and Regional Development, came.
- Anna Kalna | Ministry of Environment, Agriculture and Regional Development

Anna Kalna, Minister of Education, Science and Sport, Ivo Egle, Minister of Justice, and others came.
- Anna Kalna |  | Minister of Education, Science and Sport
- Ivo Egle |  | Minister of Justice

Anna Kalna, Head of the Nordic Council Office, Latvia and Estonia came.
- Anna Kalna | Nordic Council Office | Head

Anna Kalna of the Ministry of Justice, Berlin, and Ivo Egle of the State Police came.
- Anna Kalna | Ministry of Justice
- Ivo Egle | State Police

Anna Kalna, representative of the Ministry of Justice, NATO and Europol came.
- Anna Kalna | Ministry of Justice | representative

Anna Kalna, representative of the Ministry of the Interior, Europol and Frontex came.
- Anna Kalna | Ministry of the Interior | representative

Anna Kalna, lawyer at the Ministry of Justice, Europol and Frontex, came.
- Anna Kalna | Ministry of Justice | lawyer

Anna Kalna, lawyer at the Ministry of Justice and Europol, came.
- Anna Kalna | Ministry of Justice | lawyer

Anna Kalna of the Ministry of Justice, Eurojust and Interpol came.
- Anna Kalna | Ministry of Justice

Anna Kalna, national coordinator (Ministry of the Interior), came.
- Anna Kalna | Ministry of the Interior | national coordinator

Anna Kalna, national coordinator (Ministry of the Interior) and manager of the project, came.
- Anna Kalna | Ministry of the Interior | national coordinator |  | manager of the project

Anna Kalna, mayor (Our Party), came with Ivo Egle, lawyer (State Police) and Ilze Liepa, judge.
- Anna Kalna |  | mayor
- Ivo Egle | State Police | lawyer
- Ilze Liepa |  | judge

Anna Kalna from the Office for Action against Trafficking in Human Beings came.
- Anna Kalna | Office for Action against Trafficking in Human Beings

Anna Kalna, national anti-trafficking coordinator at the Ministry of the Interior, met Ivo Egle, banking supervisor.
- Anna Kalna | Ministry of the Interior | national anti-trafficking coordinator
- Ivo Egle |  | banking supervisor

Preiļi regional council chairman Ivo Egle came.
- Ivo Egle | Preiļi regional council | chairman
"""


@pytest.mark.parametrize(("text", "people"), cases(ENGLISH))
def test_an_english_office_is_parted_from_its_institution(text: str, people: list[str]) -> None:
    assert [described(one) for one in find_people(text, "en")] == people
