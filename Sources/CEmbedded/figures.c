#include "embedded.h"

static const unsigned char figures_2017[] = {
#embed "lecture-figures-2017.json"
};

static const unsigned char figures_names[] = {
#embed "lecture-figures-names.json"
};

EmbeddedFile embedded_figures_2017(void) {
  return (EmbeddedFile){"lecture-figures-2017.json", figures_2017, sizeof figures_2017};
}

EmbeddedFile embedded_figures_names(void) {
  return (EmbeddedFile){"lecture-figures-names.json", figures_names, sizeof figures_names};
}
