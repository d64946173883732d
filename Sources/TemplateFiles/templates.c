#include <string.h>

#include "../CTemplates/templates.h"

/// The files of `templates/`, each ended by a zero byte. Their list is generated; in it, asking whether a
/// file is there makes the compiler name the file to the package manager, which so sees it change.
static const struct {
  const char *name;
  const unsigned char *text;
} templates[] = {
#include "template-list.h"
};

size_t embedded_template_count(void) { return sizeof templates / sizeof *templates; }

CarriedFile embedded_template(size_t index) {
  const char *text = (const char *)templates[index].text;
  return (CarriedFile){templates[index].name, templates[index].text, strlen(text)};
}
