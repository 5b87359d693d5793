# Articles per year and language, with R alone: Rscript articles_per_year.R EXPORT articles.pdf
given <- commandArgs(trailingOnly = TRUE)
articles <- read.csv(file.path(given[1], "csv", "articles.csv"), encoding = "UTF-8", na.strings = "")
counts <- table(articles$lang, articles$year)
pdf(given[2], title = "Articles per year")
barplot(counts, legend.text = TRUE, las = 2, ylab = "articles")
invisible(dev.off())
