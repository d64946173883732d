// Written by make from what is in templates/.
#if __has_include("../../templates/404.md")
{"404.md", (const unsigned char[]){
#embed "../../templates/404.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/404.md is gone"
#endif
#if __has_include("../../templates/base.css")
{"base.css", (const unsigned char[]){
#embed "../../templates/base.css" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/base.css is gone"
#endif
#if __has_include("../../templates/bigram.md")
{"bigram.md", (const unsigned char[]){
#embed "../../templates/bigram.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/bigram.md is gone"
#endif
#if __has_include("../../templates/bow.md")
{"bow.md", (const unsigned char[]){
#embed "../../templates/bow.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/bow.md is gone"
#endif
#if __has_include("../../templates/charts.css")
{"charts.css", (const unsigned char[]){
#embed "../../templates/charts.css" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/charts.css is gone"
#endif
#if __has_include("../../templates/check.md")
{"check.md", (const unsigned char[]){
#embed "../../templates/check.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/check.md is gone"
#endif
#if __has_include("../../templates/cnn.md")
{"cnn.md", (const unsigned char[]){
#embed "../../templates/cnn.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/cnn.md is gone"
#endif
#if __has_include("../../templates/code/bow.py")
{"bow.py", (const unsigned char[]){
#embed "../../templates/code/bow.py" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/bow.py is gone"
#endif
#if __has_include("../../templates/code/cnn.py")
{"cnn.py", (const unsigned char[]){
#embed "../../templates/code/cnn.py" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/cnn.py is gone"
#endif
#if __has_include("../../templates/code/counting.py")
{"counting.py", (const unsigned char[]){
#embed "../../templates/code/counting.py" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/counting.py is gone"
#endif
#if __has_include("../../templates/code/counting.txt")
{"counting.txt", (const unsigned char[]){
#embed "../../templates/code/counting.txt" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/counting.txt is gone"
#endif
#if __has_include("../../templates/code/e01.py")
{"e01.py", (const unsigned char[]){
#embed "../../templates/code/e01.py" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/e01.py is gone"
#endif
#if __has_include("../../templates/code/e01.txt")
{"e01.txt", (const unsigned char[]){
#embed "../../templates/code/e01.txt" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/e01.txt is gone"
#endif
#if __has_include("../../templates/code/e02.py")
{"e02.py", (const unsigned char[]){
#embed "../../templates/code/e02.py" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/e02.py is gone"
#endif
#if __has_include("../../templates/code/e02.txt")
{"e02.txt", (const unsigned char[]){
#embed "../../templates/code/e02.txt" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/e02.txt is gone"
#endif
#if __has_include("../../templates/code/e03.py")
{"e03.py", (const unsigned char[]){
#embed "../../templates/code/e03.py" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/e03.py is gone"
#endif
#if __has_include("../../templates/code/e03.txt")
{"e03.txt", (const unsigned char[]){
#embed "../../templates/code/e03.txt" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/e03.txt is gone"
#endif
#if __has_include("../../templates/code/e04.py")
{"e04.py", (const unsigned char[]){
#embed "../../templates/code/e04.py" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/e04.py is gone"
#endif
#if __has_include("../../templates/code/e04.txt")
{"e04.txt", (const unsigned char[]){
#embed "../../templates/code/e04.txt" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/e04.txt is gone"
#endif
#if __has_include("../../templates/code/e05.py")
{"e05.py", (const unsigned char[]){
#embed "../../templates/code/e05.py" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/e05.py is gone"
#endif
#if __has_include("../../templates/code/e05.txt")
{"e05.txt", (const unsigned char[]){
#embed "../../templates/code/e05.txt" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/e05.txt is gone"
#endif
#if __has_include("../../templates/code/e06.py")
{"e06.py", (const unsigned char[]){
#embed "../../templates/code/e06.py" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/e06.py is gone"
#endif
#if __has_include("../../templates/code/e06.txt")
{"e06.txt", (const unsigned char[]){
#embed "../../templates/code/e06.txt" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/e06.txt is gone"
#endif
#if __has_include("../../templates/code/gru.py")
{"gru.py", (const unsigned char[]){
#embed "../../templates/code/gru.py" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/gru.py is gone"
#endif
#if __has_include("../../templates/code/lstm.py")
{"lstm.py", (const unsigned char[]){
#embed "../../templates/code/lstm.py" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/lstm.py is gone"
#endif
#if __has_include("../../templates/code/mlp.py")
{"mlp.py", (const unsigned char[]){
#embed "../../templates/code/mlp.py" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/mlp.py is gone"
#endif
#if __has_include("../../templates/code/net.py")
{"net.py", (const unsigned char[]){
#embed "../../templates/code/net.py" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/net.py is gone"
#endif
#if __has_include("../../templates/code/net.txt")
{"net.txt", (const unsigned char[]){
#embed "../../templates/code/net.txt" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/net.txt is gone"
#endif
#if __has_include("../../templates/code/network.txt")
{"network.txt", (const unsigned char[]){
#embed "../../templates/code/network.txt" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/network.txt is gone"
#endif
#if __has_include("../../templates/code/rnn.py")
{"rnn.py", (const unsigned char[]){
#embed "../../templates/code/rnn.py" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/rnn.py is gone"
#endif
#if __has_include("../../templates/code/train.py")
{"train.py", (const unsigned char[]){
#embed "../../templates/code/train.py" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/train.py is gone"
#endif
#if __has_include("../../templates/code/training.py")
{"training.py", (const unsigned char[]){
#embed "../../templates/code/training.py" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/training.py is gone"
#endif
#if __has_include("../../templates/code/transformer.py")
{"transformer.py", (const unsigned char[]){
#embed "../../templates/code/transformer.py" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/transformer.py is gone"
#endif
#if __has_include("../../templates/code/wavenet.py")
{"wavenet.py", (const unsigned char[]){
#embed "../../templates/code/wavenet.py" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/code/wavenet.py is gone"
#endif
#if __has_include("../../templates/compared.md")
{"compared.md", (const unsigned char[]){
#embed "../../templates/compared.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/compared.md is gone"
#endif
#if __has_include("../../templates/contents.html")
{"contents.html", (const unsigned char[]){
#embed "../../templates/contents.html" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/contents.html is gone"
#endif
#if __has_include("../../templates/counting.md")
{"counting.md", (const unsigned char[]){
#embed "../../templates/counting.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/counting.md is gone"
#endif
#if __has_include("../../templates/descent.md")
{"descent.md", (const unsigned char[]){
#embed "../../templates/descent.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/descent.md is gone"
#endif
#if __has_include("../../templates/e01.md")
{"e01.md", (const unsigned char[]){
#embed "../../templates/e01.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/e01.md is gone"
#endif
#if __has_include("../../templates/e02.md")
{"e02.md", (const unsigned char[]){
#embed "../../templates/e02.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/e02.md is gone"
#endif
#if __has_include("../../templates/e03.md")
{"e03.md", (const unsigned char[]){
#embed "../../templates/e03.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/e03.md is gone"
#endif
#if __has_include("../../templates/e04.md")
{"e04.md", (const unsigned char[]){
#embed "../../templates/e04.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/e04.md is gone"
#endif
#if __has_include("../../templates/e05.md")
{"e05.md", (const unsigned char[]){
#embed "../../templates/e05.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/e05.md is gone"
#endif
#if __has_include("../../templates/e06.md")
{"e06.md", (const unsigned char[]){
#embed "../../templates/e06.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/e06.md is gone"
#endif
#if __has_include("../../templates/ensemble.md")
{"ensemble.md", (const unsigned char[]){
#embed "../../templates/ensemble.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/ensemble.md is gone"
#endif
#if __has_include("../../templates/examples.md")
{"examples.md", (const unsigned char[]){
#embed "../../templates/examples.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/examples.md is gone"
#endif
#if __has_include("../../templates/figure.html")
{"figure.html", (const unsigned char[]){
#embed "../../templates/figure.html" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/figure.html is gone"
#endif
#if __has_include("../../templates/figure.md")
{"figure.md", (const unsigned char[]){
#embed "../../templates/figure.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/figure.md is gone"
#endif
#if __has_include("../../templates/figures.css")
{"figures.css", (const unsigned char[]){
#embed "../../templates/figures.css" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/figures.css is gone"
#endif
#if __has_include("../../templates/first-word.md")
{"first-word.md", (const unsigned char[]){
#embed "../../templates/first-word.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/first-word.md is gone"
#endif
#if __has_include("../../templates/form-results.css")
{"form-results.css", (const unsigned char[]){
#embed "../../templates/form-results.css" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/form-results.css is gone"
#endif
#if __has_include("../../templates/forms.css")
{"forms.css", (const unsigned char[]){
#embed "../../templates/forms.css" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/forms.css is gone"
#endif
#if __has_include("../../templates/glossary.md")
{"glossary.md", (const unsigned char[]){
#embed "../../templates/glossary.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/glossary.md is gone"
#endif
#if __has_include("../../templates/gru.md")
{"gru.md", (const unsigned char[]){
#embed "../../templates/gru.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/gru.md is gone"
#endif
#if __has_include("../../templates/head.html")
{"head.html", (const unsigned char[]){
#embed "../../templates/head.html" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/head.html is gone"
#endif
#if __has_include("../../templates/index.md")
{"index.md", (const unsigned char[]){
#embed "../../templates/index.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/index.md is gone"
#endif
#if __has_include("../../templates/layout.html")
{"layout.html", (const unsigned char[]){
#embed "../../templates/layout.html" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/layout.html is gone"
#endif
#if __has_include("../../templates/left-out.md")
{"left-out.md", (const unsigned char[]){
#embed "../../templates/left-out.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/left-out.md is gone"
#endif
#if __has_include("../../templates/likelihood.md")
{"likelihood.md", (const unsigned char[]){
#embed "../../templates/likelihood.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/likelihood.md is gone"
#endif
#if __has_include("../../templates/loss.md")
{"loss.md", (const unsigned char[]){
#embed "../../templates/loss.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/loss.md is gone"
#endif
#if __has_include("../../templates/lstm.md")
{"lstm.md", (const unsigned char[]){
#embed "../../templates/lstm.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/lstm.md is gone"
#endif
#if __has_include("../../templates/mlp.md")
{"mlp.md", (const unsigned char[]){
#embed "../../templates/mlp.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/mlp.md is gone"
#endif
#if __has_include("../../templates/model.md")
{"model.md", (const unsigned char[]){
#embed "../../templates/model.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/model.md is gone"
#endif
#if __has_include("../../templates/models.md")
{"models.md", (const unsigned char[]){
#embed "../../templates/models.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/models.md is gone"
#endif
#if __has_include("../../templates/navigation.css")
{"navigation.css", (const unsigned char[]){
#embed "../../templates/navigation.css" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/navigation.css is gone"
#endif
#if __has_include("../../templates/neighbours.html")
{"neighbours.html", (const unsigned char[]){
#embed "../../templates/neighbours.html" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/neighbours.html is gone"
#endif
#if __has_include("../../templates/normalising.md")
{"normalising.md", (const unsigned char[]){
#embed "../../templates/normalising.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/normalising.md is gone"
#endif
#if __has_include("../../templates/opening.html")
{"opening.html", (const unsigned char[]){
#embed "../../templates/opening.html" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/opening.html is gone"
#endif
#if __has_include("../../templates/papers.md")
{"papers.md", (const unsigned char[]){
#embed "../../templates/papers.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/papers.md is gone"
#endif
#if __has_include("../../templates/play.html")
{"play.html", (const unsigned char[]){
#embed "../../templates/play.html" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/play.html is gone"
#endif
#if __has_include("../../templates/play.md")
{"play.md", (const unsigned char[]){
#embed "../../templates/play.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/play.md is gone"
#endif
#if __has_include("../../templates/print.css")
{"print.css", (const unsigned char[]){
#embed "../../templates/print.css" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/print.css is gone"
#endif
#if __has_include("../../templates/program.html")
{"program.html", (const unsigned char[]){
#embed "../../templates/program.html" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/program.html is gone"
#endif
#if __has_include("../../templates/program.md")
{"program.md", (const unsigned char[]){
#embed "../../templates/program.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/program.md is gone"
#endif
#if __has_include("../../templates/reader.css")
{"reader.css", (const unsigned char[]){
#embed "../../templates/reader.css" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/reader.css is gone"
#endif
#if __has_include("../../templates/reading.md")
{"reading.md", (const unsigned char[]){
#embed "../../templates/reading.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/reading.md is gone"
#endif
#if __has_include("../../templates/regularisation.md")
{"regularisation.md", (const unsigned char[]){
#embed "../../templates/regularisation.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/regularisation.md is gone"
#endif
#if __has_include("../../templates/report.md")
{"report.md", (const unsigned char[]){
#embed "../../templates/report.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/report.md is gone"
#endif
#if __has_include("../../templates/resampling.md")
{"resampling.md", (const unsigned char[]){
#embed "../../templates/resampling.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/resampling.md is gone"
#endif
#if __has_include("../../templates/rnn.md")
{"rnn.md", (const unsigned char[]){
#embed "../../templates/rnn.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/rnn.md is gone"
#endif
#if __has_include("../../templates/samples.html")
{"samples.html", (const unsigned char[]){
#embed "../../templates/samples.html" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/samples.html is gone"
#endif
#if __has_include("../../templates/samples.md")
{"samples.md", (const unsigned char[]){
#embed "../../templates/samples.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/samples.md is gone"
#endif
#if __has_include("../../templates/sampling.md")
{"sampling.md", (const unsigned char[]){
#embed "../../templates/sampling.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/sampling.md is gone"
#endif
#if __has_include("../../templates/single.html")
{"single.html", (const unsigned char[]){
#embed "../../templates/single.html" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/single.html is gone"
#endif
#if __has_include("../../templates/softmax.md")
{"softmax.md", (const unsigned char[]){
#embed "../../templates/softmax.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/softmax.md is gone"
#endif
#if __has_include("../../templates/table.html")
{"table.html", (const unsigned char[]){
#embed "../../templates/table.html" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/table.html is gone"
#endif
#if __has_include("../../templates/table.md")
{"table.md", (const unsigned char[]){
#embed "../../templates/table.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/table.md is gone"
#endif
#if __has_include("../../templates/tables.css")
{"tables.css", (const unsigned char[]){
#embed "../../templates/tables.css" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/tables.css is gone"
#endif
#if __has_include("../../templates/terms.md")
{"terms.md", (const unsigned char[]){
#embed "../../templates/terms.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/terms.md is gone"
#endif
#if __has_include("../../templates/text.css")
{"text.css", (const unsigned char[]){
#embed "../../templates/text.css" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/text.css is gone"
#endif
#if __has_include("../../templates/too-short.md")
{"too-short.md", (const unsigned char[]){
#embed "../../templates/too-short.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/too-short.md is gone"
#endif
#if __has_include("../../templates/train-curve.md")
{"train-curve.md", (const unsigned char[]){
#embed "../../templates/train-curve.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/train-curve.md is gone"
#endif
#if __has_include("../../templates/transformer.md")
{"transformer.md", (const unsigned char[]){
#embed "../../templates/transformer.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/transformer.md is gone"
#endif
#if __has_include("../../templates/wavenet.md")
{"wavenet.md", (const unsigned char[]){
#embed "../../templates/wavenet.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/wavenet.md is gone"
#endif
#if __has_include("../../templates/word.md")
{"word.md", (const unsigned char[]){
#embed "../../templates/word.md" suffix(, 0) if_empty(0)
}},
#else
#error "run make: templates/word.md is gone"
#endif
