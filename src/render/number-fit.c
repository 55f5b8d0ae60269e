/* Numbers in little room: smaller or shorter, never cut.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/number-fit.h"

#include "render/format.h"

#include <math.h>
#include <string.h>

#define MINUS        "\u2212"
#define THIN_SPACE   "\u2009"
#define COMPACT_FROM 1e4
/* How much smaller than its neighbours a number may be before it is rather written short. */
#define LEAST_SHARE 0.75

/* Reads a grouped number; *rest is what follows it. NAN when the text does not begin with one. */
static double
read_number (const char *string, const char **rest)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *at = string;

  for (; *at != '\0'; at = g_utf8_next_char (at))
    if (g_str_has_prefix (at, MINUS) && digits->len == 0)
      g_string_append_c (digits, '-');
    else if (g_ascii_isdigit (*at) || *at == '.' || (*at == '+' && digits->len == 0))
      g_string_append_c (digits, *at);
    else if (!g_str_has_prefix (at, THIN_SPACE))
      break;
  *rest = at;
  return digits->len > 0 && strpbrk (digits->str, "0123456789") != NULL
             ? g_ascii_strtod (digits->str, NULL)
             : NAN;
}

/* The number in large units; NULL where that is not shorter or would drop words. */
static char *
shorten (const char *string, PentadLanguage language)
{
  const char *rest;
  double number = read_number (string, &rest);
  g_autofree char *compact = NULL;

  if (!isfinite (number) || fabs (number) < COMPACT_FROM ||
      (rest[0] != '\0' && !g_str_equal (rest, "%")))
    return NULL;
  compact = pentad_format_compact (number, language);
  return g_strconcat (string[0] == '+' ? "+" : "", compact, rest, NULL);
}

static gboolean
fits (PentadText *text,
      const PentadTheme *theme,
      const char *string,
      PentadTextStyle *style,
      PentadType type)
{
  PentadType was = style->type;

  style->type = type;
  if (theme->size[type] <= theme->size[was] &&
      !pentad_text_measure (text, theme, string, style).cut)
    return TRUE;
  style->type = was;
  return FALSE;
}

const char *
pentad_number_fit (PentadText *text,
                   const PentadTheme *theme,
                   const char *string,
                   PentadTextStyle *style,
                   char **owned)
{
  static const PentadType smaller[] = { PENTAD_TYPE_TITLE, PENTAD_TYPE_CAPTION, PENTAD_TYPE_AXIS };
  double least = LEAST_SHARE * theme->size[style->type];
  g_autofree char *shorter = shorten (string, theme->language);

  if (fits (text, theme, string, style, style->type))
    return string;
  for (guint i = 0; i < G_N_ELEMENTS (smaller); i++)
    if (theme->size[smaller[i]] >= least && fits (text, theme, string, style, smaller[i]))
      return string;
  if (shorter != NULL && fits (text, theme, shorter, style, style->type))
    return *owned = g_steal_pointer (&shorter);
  for (guint i = 0; i < G_N_ELEMENTS (smaller); i++)
    {
      if (shorter != NULL && fits (text, theme, shorter, style, smaller[i]))
        return *owned = g_steal_pointer (&shorter);
      if (fits (text, theme, string, style, smaller[i]))
        return string;
    }
  return NULL;
}
