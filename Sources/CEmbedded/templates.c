#include <string.h>

#include "embedded.h"

/// The files of `templates/`, each ended by a zero byte. A test holds the list to the folder.
static const struct {
  const char *name;
  const unsigned char *text;
} templates[] = {
    {"bigram.md", (const unsigned char[]){
#embed "../../templates/bigram.md" suffix(, 0)
    }},
    {"bow.md", (const unsigned char[]){
#embed "../../templates/bow.md" suffix(, 0)
    }},
    {"check.md", (const unsigned char[]){
#embed "../../templates/check.md" suffix(, 0)
    }},
    {"cnn.md", (const unsigned char[]){
#embed "../../templates/cnn.md" suffix(, 0)
    }},
    {"compared.md", (const unsigned char[]){
#embed "../../templates/compared.md" suffix(, 0)
    }},
    {"counting.md", (const unsigned char[]){
#embed "../../templates/counting.md" suffix(, 0)
    }},
    {"descent.md", (const unsigned char[]){
#embed "../../templates/descent.md" suffix(, 0)
    }},
    {"e01.md", (const unsigned char[]){
#embed "../../templates/e01.md" suffix(, 0)
    }},
    {"e02.md", (const unsigned char[]){
#embed "../../templates/e02.md" suffix(, 0)
    }},
    {"e03.md", (const unsigned char[]){
#embed "../../templates/e03.md" suffix(, 0)
    }},
    {"e04.md", (const unsigned char[]){
#embed "../../templates/e04.md" suffix(, 0)
    }},
    {"e05.md", (const unsigned char[]){
#embed "../../templates/e05.md" suffix(, 0)
    }},
    {"e06.md", (const unsigned char[]){
#embed "../../templates/e06.md" suffix(, 0)
    }},
    {"ensemble.md", (const unsigned char[]){
#embed "../../templates/ensemble.md" suffix(, 0)
    }},
    {"examples.md", (const unsigned char[]){
#embed "../../templates/examples.md" suffix(, 0)
    }},
    {"figure.html", (const unsigned char[]){
#embed "../../templates/figure.html" suffix(, 0)
    }},
    {"figure.md", (const unsigned char[]){
#embed "../../templates/figure.md" suffix(, 0)
    }},
    {"gru.md", (const unsigned char[]){
#embed "../../templates/gru.md" suffix(, 0)
    }},
    {"index.md", (const unsigned char[]){
#embed "../../templates/index.md" suffix(, 0)
    }},
    {"layout.html", (const unsigned char[]){
#embed "../../templates/layout.html" suffix(, 0)
    }},
    {"likelihood.md", (const unsigned char[]){
#embed "../../templates/likelihood.md" suffix(, 0)
    }},
    {"loss.md", (const unsigned char[]){
#embed "../../templates/loss.md" suffix(, 0)
    }},
    {"lstm.md", (const unsigned char[]){
#embed "../../templates/lstm.md" suffix(, 0)
    }},
    {"mlp.md", (const unsigned char[]){
#embed "../../templates/mlp.md" suffix(, 0)
    }},
    {"model.md", (const unsigned char[]){
#embed "../../templates/model.md" suffix(, 0)
    }},
    {"models.md", (const unsigned char[]){
#embed "../../templates/models.md" suffix(, 0)
    }},
    {"normalising.md", (const unsigned char[]){
#embed "../../templates/normalising.md" suffix(, 0)
    }},
    {"reading.md", (const unsigned char[]){
#embed "../../templates/reading.md" suffix(, 0)
    }},
    {"regularisation.md", (const unsigned char[]){
#embed "../../templates/regularisation.md" suffix(, 0)
    }},
    {"report.md", (const unsigned char[]){
#embed "../../templates/report.md" suffix(, 0)
    }},
    {"resampling.md", (const unsigned char[]){
#embed "../../templates/resampling.md" suffix(, 0)
    }},
    {"rnn.md", (const unsigned char[]){
#embed "../../templates/rnn.md" suffix(, 0)
    }},
    {"samples.html", (const unsigned char[]){
#embed "../../templates/samples.html" suffix(, 0)
    }},
    {"samples.md", (const unsigned char[]){
#embed "../../templates/samples.md" suffix(, 0)
    }},
    {"sampling.md", (const unsigned char[]){
#embed "../../templates/sampling.md" suffix(, 0)
    }},
    {"softmax.md", (const unsigned char[]){
#embed "../../templates/softmax.md" suffix(, 0)
    }},
    {"style.css", (const unsigned char[]){
#embed "../../templates/style.css" suffix(, 0)
    }},
    {"table.html", (const unsigned char[]){
#embed "../../templates/table.html" suffix(, 0)
    }},
    {"table.md", (const unsigned char[]){
#embed "../../templates/table.md" suffix(, 0)
    }},
    {"too-short.md", (const unsigned char[]){
#embed "../../templates/too-short.md" suffix(, 0)
    }},
    {"train-curve.md", (const unsigned char[]){
#embed "../../templates/train-curve.md" suffix(, 0)
    }},
    {"transformer.md", (const unsigned char[]){
#embed "../../templates/transformer.md" suffix(, 0)
    }},
    {"wavenet.md", (const unsigned char[]){
#embed "../../templates/wavenet.md" suffix(, 0)
    }},
    {"word.md", (const unsigned char[]){
#embed "../../templates/word.md" suffix(, 0)
    }},
};

size_t embedded_template_count(void) { return sizeof templates / sizeof *templates; }

EmbeddedFile embedded_template(size_t index) {
  const char *text = (const char *)templates[index].text;
  return (EmbeddedFile){templates[index].name, templates[index].text, strlen(text)};
}
