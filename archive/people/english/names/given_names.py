"""Given names missing in the Latvian calendar, or in it with diacritics that an English text leaves out.

Those of other countries are common around the Baltic Sea, in the rest of Europe and in English. The list was written by
hand, without names that are also words, months or places (Grace, April, Florence, Christian).
"""

from __future__ import annotations

from functools import cache, lru_cache

from archive.latvian.fold import fold
from archive.latvian.given_names import calendar_names

_NAMES = """
Aarne Abdul Abdullah Adam Adriaan Adrien Agnes Agnieszka Ahmad Ahmed Aila Aino Aisha Aivar Akira Alain Alan Alastair
Alberto Albin Alejandro Aleksandar Aleksander Aleksandr Aleksandra Aleksandre Alena Alessandra Alessandro Alexander
Alexandra Alexandre Alexandru Alexei Alexey Alfonso Alfred Algirdas Ali Alice Alicja Alin Alison Allan Alois Alvaro
Amanda Ambra Amelia Amina Amir Amy Ana Anastasia Anatol Anatoly Anders Andrea Andreas Andrei Andrej Andres Andrew
Andrey Andrii Andriy Andrus Andrzej Anette Angela Angelika Angelo Angus Aniko Anja Ann Anne Anneli Annemarie Annette
Anniina Annika Anouk Antanas Anthony Antoine Anton Antonia Antonio Antony Antti Anya Arjen Arnaud Arne Artem Arthur
Arto Arunas Asa Ashley Asif Asta Astrid Ausra Axel Axelle Ayse Bahar Barbara Barbora Barry Bart Bas Basil Beata
Beatrice Beatriz Ben Bengt Benjamin Bernadette Bernard Bernardo Bernd Bernhard Bertrand Besnik Beth Bianca Bilal
Birgit Birgitta Bjorn Blerim Bo Bob Bogdan Bogdana Boguslaw Bohdan Boris Borislav Borje Bozena Branko Brenda Brian
Brice Bridget Brigitte Britt Bruce Cameron Camilla Camille Carina Carl Carla Carlo Carlos Carmen Carol Carolina
Caroline Carolyn Caspar Catalin Catherine Cathy Catriona Cecile Cees Celine Chantal Charles Chiara Chloe Chris
Christer Christiane Christina Christine Christoph Christopher Ciara Claire Clara Clare Claude Claudia Clement Colin
Connor Constantin Corinne Cornelia Cosmin Craig Cristian Cristina Cynthia Daan Dag Dagmar Daiva Dalia Dalibor Damian
Dan Dana Danica Daniel Daniele Danielle Danijel Danuta Danylo Daria Darius Dariusz Dave David Davide Davor Debbie
Deborah Declan Dejan Delphine Denis Denisa Dennis Denys Derek Desislava Diana Diane Dick Didier Diego Dieter Dietmar
Dimitar Dimitra Dimitris Dirk Dmitri Dmitrii Dmitry Dmytro Domenico Dominic Dominik Dominique Donald Donna Dorota
Dorothy Douglas Dragan Duncan Dusan Eberhard Edith Edmond Edmund Edouard Eduard Eduardo Edward Edwin Eero Eeva Eha
Eija Eileen Ekaterina Elaine Eleanor Eleni Elif Elin Elisabet Elisabetta Elizabeth Elke Ellen Ellie Elodie Els Elsa
Emil Emilia Emilio Emily Emma Emmanuel Emmanuelle Enrico Enrique Epp Eric Erica Erik Ernest Ernesto Ernst Esko Esteban
Esther Ethan Etienne Euan Eugenia Eva Evelyn Evgeny Ewa Ewan Fabio Fabrice Farid Fatima Federica Federico Felicia
Felipe Felix Femke Ferdinand Fernando Filippo Fiona Florian Frances Francesca Francesco Francine Francisco Francois
Francoise Frank Frans Frantisek Franz Fred Frederic Fredrik Frida Friedrich Fritz Gabor Gabriela Gabriele Gabrielle
Gail Galina Gareth Garry Gary Gavin Gediminas Geert Gemma Genevieve Gennady Geoffrey Georg George Georgi Georgios
Gerard Gerd Gerhard Gerrit Gertrud Giacomo Gianluca Gianni Giedre Gilles Gillian Gintaras Giorgio Giovanna Giovanni
Gisela Giulia Giulio Giuseppe Gloria Gonzalo Goran Gordon Graham Grazyna Greg Gregory Grigory Grzegorz Gudrun Guido
Guilherme Guillaume Gun Gunilla Gunnar Gunther Gustaf Gustav Gyorgy Haakon Hadi Hakan Halina Hamid Hamish Hana Hanna
Hannah Hanne Hannelore Hannes Hannu Hans Harald Harri Harriet Hartmut Haruto Hasan Hassan Heather Hector Heidi Heike
Heikki Heiko Heinrich Heinz Helen Helena Helene Helga Helge Heli Helje Helmut Hendrik Henk Henning Henri Henriette
Henrik Henry Herbert Hermann Herve Hilary Hiroshi Holger Horia Horst Howard Hubert Hugh Hussein Huub Iain Ian Ibrahim
Ida Ieva Ignacio Igor Ilaria Ilkka Ilona Ilse Ilya Imogen Imran Indrek Ineke Ines Inge Inger Ingmar Ingo Ingrid
Ingrida Ioan Ioana Ionut Irena Irene Iryna Isaac Isabel Isabella Isabelle Isak Ismail Istvan Ivan Ivana Ivanka Ivar
Ivo Iwona Jaak Jaakko Jaan Jaanus Jaap Jacek Jack Jacob Jacqueline Jacques Jacqui Jaime Jakob Jakub Jamal James Jan
Jana Jane Janek Janet Jari Jarmila Jaroslaw Jasmin Jasmina Jason Javed Javier Jean Jeff Jeffrey Jelena Jelle Jennifer
Jenny Jens Jeremy Jeroen Jerome Jerzy Jesper Jessica Jill Jim Jiri Joachim Joan Joanna Joao Joaquim Jochen Joe Joel
Johan Johannes John Johnny Jolanta Jon Jonas Jonathan Jonny Joost Jorge Jorgen Joris Jorma Jose Josef Joseph Josephine
Joshua Josip Jouni Jovana Joyce Jozef Juan Judit Judith Judy Juha Juhan Juhani Jukka Julia Julian Julie Julien Julius
Juozas Jurate Jurgen Justyna Jutta Jyrki Kaarel Kadri Kaia Kaisa Kaja Kalev Kalina Kalle Kamil Karen Kari Karim Karin
Karl Karol Karolina Karsten Kasper Katalin Katariina Katarzyna Kate Katerina Kateryna Katharina Katherine Kathleen
Kathryn Katie Katja Katrin Kaya Kazimierz Kees Keiko Keith Kelly Kemal Ken Kenneth Kerry Kersti Kerstin Kerttu
Kestutis Kevin Khalid Kieran Kim Kimberly Kimmo Kirill Kirk Kirsi Kirsten Kirsty Kjell Klaus Knut Koen Konrad
Konstantin Konstantinos Kostas Krasimir Kristel Kristian Kristiina Kristin Kristjan Krystyna Krzysztof Ksenia Kseniia
Kurt Kwame Ladislav Laima Laimute Laine Larry Lars Larysa Lasse Laszlo Laura Lauren Laurent Lawrence Leandro Lech
Leelo Leena Leif Lembit Lena Lenka Lennart Leon Leonard Leonid Leonor Leslie Leszek Leyla Liam Lidia Liina Liis Liisa
Lilia Lilian Lina Linas Linda Linnea Lisa Liudmila Liz Ljiljana Lorenzo Loreta Loretta Lorna Lothar Louis Louise
Lubomir Luc Luca Lucia Lucie Lucy Ludovic Ludwig Luigi Luis Luisa Lukas Lukasz Lutz Lydia Lynn Lyudmila Maarja Maarten
Maciej Madeleine Magdalena Magnus Mahmoud Maia Maija Mait Maja Majid Maksim Maksym Malcolm Malgorzata Malin Manfred
Manon Manuel Manuela Marc Marcel Marcelo Marcin Marco Marcus Marek Margaret Margaux Margit Margot Margus Mari Maria
Mariam Marian Marianne Marie Marija Marijke Mario Marion Marit Mariusz Marja Mark Marketa Markku Markus Marleen
Marlene Marsha Mart Marta Martijn Martin Martina Martine Martti Marvin Mary Massimo Matej Mateusz Mathieu Mats Matteo
Matthew Matthias Matti Mattias Maureen Maurizio Mauro Maxim Maya Megan Mehdi Mehmet Melanie Melissa Merike Merja Mette
Michael Michaela Michal Michel Michele Michelle Mieczyslaw Mieke Miguel Mihaela Mihai Mihail Mihkel Mika Mikael Mikko
Miklos Mila Milada Milena Milica Milos Mindaugas Minna Mireille Mirela Mirjam Mirjana Mirko Miroslav Miroslaw Mitchell
Mohamed Mohammad Mohammed Mona Monica Monika Monique Morten Muhammad Murat Mustafa Mykhailo Mykola Nadezhda Nadia
Nadine Nadja Natalia Natalya Natasa Natascha Natasha Nathalie Nazar Neil Nenad Nevena Niamh Nicholas Nick Nicola
Nicolae Nicolas Nicole Niek Niels Nigel Nijole Nikita Nikola Nikolai Nikolaos Nikolay Nils Nino Noah Noel Noor Nora
Norbert Nuno Odile Oksana Ola Olav Ole Oleg Oleh Oleksandr Oleksii Oleksiy Olena Olga Olha Oliver Olivia Olivier Olle
Olof Omar Omer Ondrej Oonagh Oscar Osman Otilia Ott Otto Outi Paavo Pablo Paivi Pamela Panagiotis Paola Paolo Pascal
Pasi Patrice Patricia Patrick Paul Paula Paulius Paulo Pavel Pavlina Pavlo Pavlos Pawel Peder Pedro Peeter Peggy Pekka
Penelope Pernilla Pertti Petar Peter Petr Petra Petras Petri Petro Philip Philipp Philippe Phillip Pia Pierre Piet
Pieter Pietro Pilar Piotr Piret Pirjo Plamen Priit Priya Przemyslaw Rachel Radka Radoslav Radu Rafael Rafal Raffaele
Ragnar Raija Rainer Rajesh Ralf Ralph Ramon Rania Raquel Rasa Rashid Raul Rebecca Reijo Rein Reinhard Renate Rene Rens
Reza Ricardo Riccardo Richard Riikka Riina Riitta Rimantas Risto Robert Roberto Robin Rocio Rodrigo Roel Roger Roland
Rolf Ronald Rory Rosa Rosemary Ross Rossitsa Roxana Roy Ruben Rudiger Rudolf Rui Rune Ruslan Russell Ruta Ruth Ruud
Ryan Ryszard Saara Sabine Sadia Salvatore Sam Samantha Samir Samuel Sander Sandra Sanna Sarah Sari Saskia Satu Saulius
Scott Sean Sebastian Sebastien Seppo Serge Sergei Sergey Sergii Sergio Serhii Serhiy Seyed Shane Sharon Shauna Sheila
Sian Sidsel Siegfried Signe Sigrid Siim Siiri Silke Silvia Simon Simone Sinead Siobhan Sirje Sirpa Siv Sjoerd Slavka
Slawomir Slobodan Snezana Sofie Sofiya Solveig Sonia Sonja Sophia Sophie Soren Spyros Staffan Stanislav Stanislaw
Stefan Stefania Stefano Steffen Stella Sten Stephan Stephane Stephanie Stephen Steve Steven Stewart Stig Stine Stoyan
Stuart Susan Susana Susanne Suzanne Svein Sven Svetlana Svitlana Sylvia Sylvie Szymon Taavi Tadeusz Taina Tamar Tamara
Tania Tanja Tanya Tapani Tapio Tarja Tarmo Tatiana Tatjana Ted Teemu Teresa Terhi Terje Terry Tetiana Theo Theodor
Theresa Thierry Thomas Thorbjorn Thorsten Tiago Tibor Tihomir Tiina Tiit Tilman Tim Timo Timothy Timur Tjeerd Tobias
Toivo Tom Tomas Tomasz Tomislav Tonu Tony Toomas Tor Torben Tore Torsten Tove Tracy Trevor Triin Trine Trond Tuomas
Tuula Tuuli Ulf Ulla Ulle Ulrich Ulrika Ulrike Umar Urmas Ursula Urszula Urve Usman Ute Uwe Vaclav Vadim Vaida Valdas
Valentin Valentina Valentyna Valeria Valerie Valeriu Valery Vanessa Vasile Vasiliki Vasyl Veikko Vello Veronica
Veronique Vesna Vicente Vicky Victor Vida Vidar Viggo Viivi Viktor Viktoria Viktoriia Vilija Ville Vincent Vincenzo
Viorel Virginie Virginijus Vit Vitalii Vitaliy Vitaly Vladimir Vojtech Volker Volodymyr Vyacheslav Vytautas Waldemar
Walter Wanda Wendy Werner Wieslaw Wilhelm Willem William Wim Witold Wojciech Wolfgang Wouter Xavier Yana Yann Yannis
Yaroslav Yasmin Yelena Yevgeny Yevhen Yngve Yuki Yulia Yuliia Yuri Yuriy Yusuf Yves Yvette Yvonne Zahra Zainab
Zbigniew Zdenek Zeljko Zeynep Zhanna Ziad Zita Zlatko Zofia Zoltan Zoran Zsofia Zsolt Zuzana
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
