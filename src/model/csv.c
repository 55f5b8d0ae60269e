/* Fields of a table as text: RFC 4180, safe to open in a spreadsheet.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/csv.h"

#include <string.h>

static gboolean
is_number (const char *text)
{
  char *end;

  g_ascii_strtod (text, &end);
  return end != text && (end[0] == '\0' || (end[0] == '%' && end[1] == '\0'));
}

static gboolean
is_formula (const char *text)
{
  return text[0] != '\0' && strchr ("=+-@\t\r", text[0]) != NULL && !is_number (text);
}

void
pentad_csv_append (GString *out, const char *text, PentadCsvQuotes quotes)
{
  const char *field = text != NULL ? text : "";
  gboolean is_quoted =
      (quotes == PENTAD_CSV_QUOTED && text != NULL) || strpbrk (field, ",\"\r\n") != NULL;

  if (is_quoted)
    g_string_append_c (out, '"');
  if (is_formula (field))
    g_string_append_c (out, '\'');
  for (const char *at = field; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *at);
    }
  if (is_quoted)
    g_string_append_c (out, '"');
}
