"""Articles per year and language: python articles_per_year_pandas.py EXPORT articles.png (pandas, matplotlib)."""

import sys

import pandas as pd

articles = pd.read_csv(f"{sys.argv[1]}/csv/articles.csv")
counts = articles.dropna(subset=["year"]).astype({"year": int}).groupby(["year", "lang"]).size().unstack(fill_value=0)
axes = counts.plot.bar(stacked=True, xlabel="", ylabel="articles")
axes.figure.savefig(sys.argv[2], bbox_inches="tight")
