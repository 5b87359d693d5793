"""Articles per year, from an export to a picture: python articles_per_year.py EXPORT > articles.svg."""

import csv
import sys
from collections import Counter
from pathlib import Path

csv.field_size_limit(2**31 - 1)  # characters; texts may be long
with (Path(sys.argv[1]) / "csv" / "articles.csv").open(encoding="utf-8-sig", newline="") as file:
    counts = Counter(int(row["year"]) for row in csv.DictReader(file) if row["year"])
years = range(min(counts, default=0), max(counts, default=-1) + 1)
print(f'<svg xmlns="http://www.w3.org/2000/svg" width="{50 * len(years)}" height="250" font-family="sans-serif">')
for place, year in enumerate(years):
    height = round(200 * counts[year] / max(counts.values()))
    left, top = 50 * place + 5, 220 - height
    print(f'<rect x="{left}" y="{top}" width="40" height="{height}" fill="#7c2230"/>')
    print(f'<text x="{left}" y="240">{year}</text><text x="{left}" y="{top - 5}">{counts[year]}</text>')
print("</svg>")
