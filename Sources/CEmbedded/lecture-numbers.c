#include "embedded.h"

static const unsigned char numbers_2017[] = {
#embed "lecture-numbers-2017.json"
};

static const unsigned char numbers_names[] = {
#embed "lecture-numbers-names.json"
};

EmbeddedFile embedded_numbers_2017(void) {
  return (EmbeddedFile){"lecture-numbers-2017.json", numbers_2017, sizeof numbers_2017};
}

EmbeddedFile embedded_numbers_names(void) {
  return (EmbeddedFile){"lecture-numbers-names.json", numbers_names, sizeof numbers_names};
}
