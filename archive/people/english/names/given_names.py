"""Given names missing in the Latvian calendar, or in it with diacritics that an English text leaves out.

Those of other countries are common around the Baltic Sea, in the rest of Europe and in English. The list was written by
hand, without names that are also words, months or places (Grace, April, Florence, Christian).
"""

from __future__ import annotations

from functools import cache, lru_cache

from archive.latvian.fold import fold
from archive.latvian.given_names import calendar_names

_NAMES = """
Aarne Adam Adriaan Adrien Agnes Agnieszka Ahmed Aila Aino Aisha Aivar Alain Alan Alastair Alberto Alejandro Aleksandar
Aleksander Aleksandr Aleksandra Alena Alessandra Alessandro Alexander Alexandru Alexei Alexey Alfonso Algirdas Ali
Alice Alicja Alin Alison Allan Alois Alvaro Amanda Amina Amy Ana Anastasia Anatoly Anders Andrea Andreas Andrei Andres
Andrew Andrey Andrus Andrzej Angela Angelika Angelo Angus Anja Ann Anne Anneli Annemarie Annette Annika Antanas Anthony
Antoine Anton Antonio Antti Arjen Arnaud Arne Artem Arto Arunas Asa Ashley Asta Astrid Ausra Axel Ayse Barbara Barry
Bart Bas Beata Beatriz Bengt Benjamin Bernadette Bernard Bernd Bernhard Bertrand Beth Birgit Birgitta Bjorn Bo Bogdan
Bogdana Boguslaw Bohdan Boris Borislav Borje Bozena Branko Brenda Brian Brice Bridget Brigitte Britt Bruce Camilla
Camille Carina Carl Carla Carlo Carlos Carmen Carol Caroline Carolyn Catherine Catriona Cecile Cees Celine Chantal
Charles Chiara Christer Christina Christine Christoph Christopher Ciara Claire Claude Claudia Colin Corinne Cosmin
Craig Cristian Cristina Cynthia Daan Dag Daiva Dalia Dalibor Damian Dana Danica Daniel Daniele Danuta Daria Darius
Dariusz David Deborah Declan Delphine Denis Denisa Denys Derek Desislava Diana Diane Dick Didier Diego Dieter Dietmar
Dimitar Dimitra Dimitris Dirk Dmitri Dmitry Dmytro Domenico Dominique Donald Donna Dorota Dorothy Douglas Dragan Duncan
Dusan Eberhard Edouard Eduardo Edward Eero Eeva Eha Eija Eileen Ekaterina Elaine Eleanor Eleni Elin Elisabet Elisabetta
Elizabeth Elke Ellen Elodie Els Emil Emily Emma Emmanuel Enrico Enrique Epp Eric Erik Ernesto Ernst Esko Esteban Ethan
Etienne Euan Eva Evelyn Evgeny Ewa Fabio Fabrice Farid Fatima Federica Federico Felipe Femke Fernando Filippo Fiona
Francesca Francesco Francisco Francois Francoise Frans Frantisek Franz Frederic Fredrik Frida Friedrich Fritz Gabor
Gabriela Gabriele Galina Gareth Gary Gavin Gediminas Geert Genevieve Gennady Geoffrey Georg George Georgi Georgios
Gerard Gerd Gerhard Gerrit Gertrud Giacomo Gianluca Gianni Giedre Gilles Gillian Gintaras Giorgio Giovanna Giovanni
Gisela Giulia Giulio Giuseppe Gonzalo Goran Gordon Graham Grazyna Greg Gregory Grigory Grzegorz Gudrun Guido Guillaume
Gun Gunilla Gunnar Gunther Gustaf Gustav Gyorgy Hakan Halina Hamid Hamish Hana Hanna Hannah Hanne Hannelore Hannes
Hannu Hans Harald Harri Harriet Hartmut Hassan Heather Heike Heikki Heiko Heinrich Heinz Helen Helena Helene Helga
Helge Heli Helje Helmut Hendrik Henk Henning Henri Henrik Henry Herbert Hermann Herve Holger Horst Howard Hugh Hussein
Huub Iain Ian Ibrahim Ida Ieva Ignacio Igor Ilkka Ilona Ilse Ilya Imogen Indrek Ineke Ines Inge Inger Ingmar Ingo
Ingrid Ingrida Ioana Ionut Irena Irene Iryna Isabel Isabelle Istvan Ivan Ivana Ivanka Ivo Iwona Jaak Jaakko Jaan Jaanus
Jaap Jacek Jacob Jacqueline Jacques Jacqui Jakub James Jan Jana Jane Janek Janet Jari Jarmila Jaroslaw Jasmina Jason
Javier Jean Jeff Jeffrey Jelena Jelle Jennifer Jens Jeremy Jeroen Jerome Jesper Jessica Jill Jim Jiri Joachim Joan
Joanna Joao Joaquim Jochen Joe Joel Johan John Jolanta Jon Jonas Jonathan Jonny Joost Jorge Jorgen Joris Jorma Jose
Joseph Joshua Josip Jouni Jovana Joyce Jozef Juan Judit Judith Juha Juhan Juhani Jukka Julia Julian Julie Julien Juozas
Jurate Jurgen Justyna Jutta Jyrki Kaarel Kadri Kaia Kaisa Kaja Kalev Kalina Kalle Kamil Karen Kari Karin Karl Karol
Karolina Karsten Katalin Katarzyna Kate Katerina Kateryna Katharina Katherine Kathleen Katja Katrin Kazimierz Kees
Keith Kelly Kemal Kenneth Kerry Kersti Kerstin Kerttu Kestutis Kevin Khalid Kieran Kimberly Kimmo Kirill Kirsi Kirsten
Kirsty Kjell Klaus Knut Koen Konrad Konstantin Konstantinos Kostas Krasimir Kristel Kristiina Kristjan Krystyna
Krzysztof Ksenia Kurt Ladislav Laima Laimute Laine Larry Lars Larysa Lasse Laszlo Laura Lauren Laurent Lawrence Lech
Leelo Leena Leif Lembit Lena Lenka Lennart Leonard Leonid Leslie Leszek Leyla Liina Liis Liisa Lina Linas Linda Linnea
Lisa Liudmila Liz Ljiljana Lorenzo Loreta Lothar Louis Louise Lubomir Luc Luca Lucia Lucie Lucy Ludwig Luigi Luis Luisa
Lukas Lukasz Lutz Lynn Lyudmila Maarja Maarten Maciej Magdalena Magnus Maija Mait Maksim Maksym Malcolm Malgorzata
Malin Manfred Manuel Manuela Marc Marcel Marcin Marco Marek Margaret Margaux Margit Margus Mari Maria Marian Marie
Marija Marijke Mario Marion Mariusz Marja Mark Marketa Markku Markus Marleen Marlene Mart Marta Martijn Martin Martina
Martine Mary Massimo Mateusz Mathieu Mats Matteo Matthew Matthias Matti Maureen Maurizio Mauro Maxim Megan Mehmet
Melanie Melissa Merike Merja Mette Michael Michaela Michal Michel Michele Michelle Mieczyslaw Mieke Miguel Mihaela
Mihai Mihail Mihkel Mika Mikael Mikko Miklos Mila Milada Milena Milica Milos Mindaugas Minna Mireille Mirjana Miroslav
Miroslaw Mohamed Mohammed Mona Monika Monique Mustafa Mykhailo Mykola Nadezhda Nadine Natalia Natalya Nathalie Neil
Nevena Niamh Nicholas Nicolas Nicole Niek Niels Nigel Nijole Nikita Nikola Nikolaos Nikolay Nils Nino Nora Norbert Nuno
Odile Oksana Ola Olav Ole Oleg Oleh Oleksandr Oleksiy Olena Olga Olha Oliver Olivia Olivier Olle Olof Omar Ondrej
Oonagh Oscar Otto Outi Paavo Pablo Paivi Pamela Panagiotis Paola Paolo Pascal Pasi Patrice Patricia Patrick Paul Paula
Paulo Pavel Pavlina Pavlo Pawel Peder Pedro Peeter Pekka Pernilla Pertti Petar Peter Petr Petra Petras Petri Petro
Philip Philippe Phillip Pierre Piet Pieter Pietro Pilar Piotr Piret Pirjo Plamen Priit Przemyslaw Rachel Radka Radoslav
Radu Rafael Rafal Raffaele Ragnar Raija Rainer Ralf Ralph Ramon Raquel Rasa Rashid Rebecca Reijo Rein Reinhard Renate
Rene Rens Ricardo Riccardo Richard Riikka Riina Riitta Rimantas Risto Robert Roberto Robin Rocio Rodrigo Roel Roger
Roland Rolf Ronald Rory Rosa Rosemary Ross Rossitsa Roy Rudiger Rudolf Rune Ruslan Russell Ruta Ruth Ruud Ryan Ryszard
Saara Sabine Salvatore Samantha Samir Samuel Sander Sandra Sanna Sarah Sari Saskia Satu Saulius Scott Sean Sebastien
Seppo Serge Sergei Sergey Sergio Serhiy Sharon Shauna Sheila Sian Siegfried Signe Sigrid Siim Siiri Silke Silvia Simon
Simone Sinead Siobhan Sirje Sirpa Siv Sjoerd Slavka Slawomir Slobodan Snezana Sofiya Solveig Sophie Soren Spyros
Staffan Stanislav Stanislaw Stefan Stefano Steffen Stella Sten Stephane Stephanie Stephen Steve Steven Stewart Stig
Stine Stoyan Stuart Susan Susana Susanne Svein Sven Svetlana Svitlana Sylvia Sylvie Szymon Taavi Tadeusz Tamar Tamara
Tapani Tapio Tarja Tarmo Tatiana Tatjana Teemu Teresa Terje Tetiana Theo Theresa Thierry Thomas Thorbjorn Thorsten
Tiago Tibor Tihomir Tiina Tiit Tilman Tim Timo Timothy Timur Tjeerd Tobias Toivo Tom Tomas Tomasz Tomislav Tonu Toomas
Tor Torben Tore Torsten Tracy Trevor Triin Trine Tuomas Tuula Tuuli Ulf Ulla Ulle Ulrich Ulrika Urmas Ursula Urszula
Urve Ute Uwe Vaclav Vadim Vaida Valdas Valentina Valentyna Valerie Valery Vanessa Vasile Vasiliki Vasyl Veikko Vello
Veronique Vesna Vicente Vida Vidar Viggo Viivi Viktor Viktoria Viktoriia Vilija Ville Vincent Vincenzo Virginie
Virginijus Vit Vitaly Vladimir Vojtech Volker Volodymyr Vyacheslav Vytautas Waldemar Walter Wanda Wendy Werner Wieslaw
Wilhelm Willem William Wim Witold Wojciech Wolfgang Wouter Xavier Yann Yannis Yaroslav Yelena Yevhen Yngve Yulia Yuliia
Yuri Yuriy Yusuf Yves Yvette Yvonne Zbigniew Zdenek Zeljko Zeynep Zita Zofia Zoltan Zoran Zsofia Zsolt Zuzana
"""
# Names in the calendar that are English words without their diacritics.
_WORDS = frozenset("agate diva era line male mare metra mice mile vine".split())
_STROKES = str.maketrans("łøđ", "lod")  # single characters, so folding does not change them


@cache
def _known() -> frozenset[str]:
    latvian = {fold(name) for name in calendar_names() if not name.isascii()}
    return frozenset((latvian - _WORDS) | set(map(fold, _NAMES.split())))


@lru_cache(maxsize=4096)
def may_be_given_name(word: str) -> bool:
    """Whether a capitalised word is one of these names, or one in the calendar without its diacritics (`Ojars`)."""
    return fold(word).translate(_STROKES) in _known()
