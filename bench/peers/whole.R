# What a user of R writes instead of pipeline.sh: Rscript whole.R LIST
# n-grams of 1 to 4 words that stand twice, tf-idf, and 20 topics by LDA. LIST: a file of names,
# one a line. Prints what it found.

suppressMessages(library(quanteda))
names <- readLines(commandArgs(trailingOnly = TRUE)[1])
texts <- vapply(names, function(name) paste(readLines(name, warn = FALSE), collapse = "\n"), "")
words <- tokens(corpus(texts), remove_punct = TRUE)

phrases <- dfm_trim(dfm(tokens_ngrams(words, n = 1:4)), min_termfreq = 2)
print(topfeatures(phrases, 20))

terms <- dfm_remove(dfm(words), stopwords("en"))
terms <- dfm_trim(terms, min_docfreq = 5)
terms <- dfm_trim(terms, max_docfreq = 0.5, docfreq_type = "prop")
print(topfeatures(dfm_tfidf(terms), 20))
terms <- dfm_subset(terms, ntoken(terms) > 0)
model <- topicmodels::LDA(convert(terms, to = "topicmodels"), k = 20, control = list(seed = 1))
print(topicmodels::terms(model, 10))
for (package in c("quanteda", "topicmodels")) cat(package, format(packageVersion(package)), "\n")
