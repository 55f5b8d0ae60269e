/* How a text is set where it does not fit: numbers are never cut, names are set smaller first.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/text-fit.h"

#include "render/number-fit.h"

#include <string.h>

/* A number that is cut would be read as another one. */
static gboolean
is_number (PentadRole role, const char *string)
{
  return (role == PENTAD_ROLE_VALUE || role == PENTAD_ROLE_HEADLINE) &&
         strpbrk (string, "0123456789") != NULL;
}

/* Room for no letter, only for the mark that something is cut, which alone says nothing. */
static gboolean
is_bare (PentadSketch *sketch, const PentadTextSize *size, const PentadTextStyle *style)
{
  PentadTextStyle plain = { .type = style->type, .bold = style->bold };
  /* Pango takes the one in the middle of the line for Chinese. */
  double mark = MAX (pentad_sketch_measure (sketch, "…", &plain).width,
                     pentad_sketch_measure (sketch, "⋯", &plain).width);

  return size->n_lines <= 1 && size->width <= mark + 1;
}

/* Titles and names are set smaller, down to the least type of the profile, before they are cut. */
static PentadTextSize
shrink (PentadSketch *sketch, const char *string, PentadTextStyle *style)
{
  static const PentadType smaller[] = { PENTAD_TYPE_BODY, PENTAD_TYPE_CAPTION, PENTAD_TYPE_AXIS };
  PentadTextSize size = pentad_sketch_measure (sketch, string, style);
  const PentadTheme *theme = pentad_sketch_get_theme (sketch);
  PentadTextStyle try = *style;

  for (guint i = 0; i < G_N_ELEMENTS (smaller) && size.cut && style->max_lines <= 1; i++)
    {
      try.type = smaller[i];
      if (theme->size[try.type] >= theme->size[style->type])
        continue;
      size = pentad_sketch_measure (sketch, string, &try);
      if (!size.cut)
        style->type = try.type;
    }
  return size.cut ? pentad_sketch_measure (sketch, string, style) : size;
}

const char *
pentad_text_fit (PentadSketch *sketch,
                 PentadRole role,
                 const char *string,
                 PentadTextStyle *style,
                 PentadTextSize *size,
                 char **shorter)
{
  *size = pentad_sketch_measure (sketch, string, style);
  if (size->cut && is_number (role, string))
    {
      string = pentad_number_fit (pentad_sketch_get_text (sketch), pentad_sketch_get_theme (sketch),
                                  string, style, shorter);
      if (string == NULL)
        return NULL;
      *size = pentad_sketch_measure (sketch, string, style);
    }
  else if (size->cut && (role == PENTAD_ROLE_TITLE || role == PENTAD_ROLE_LABEL))
    *size = shrink (sketch, string, style);
  return size->cut && is_bare (sketch, size, style) ? NULL : string;
}
