#include "embedded.h"

static const unsigned char names[] = {
#embed "names-2017.txt"
};

EmbeddedFile embedded_names(void) {
  return (EmbeddedFile){"names-2017", names, sizeof names};
}
