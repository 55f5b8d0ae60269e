/* Fields of tables against what RFC 4180 says, and formulas of spreadsheets.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/csv.h"

static const struct
{
  const char *text, *needed, *quoted;
} fields[] = {
  { NULL, "", "" },
  { "", "", "\"\"" },
  { "990101", "990101", "\"990101\"" },
  { "a b", "a b", "\"a b\"" },
  { "a,b", "\"a,b\"", "\"a,b\"" },
  { "a\"b", "\"a\"\"b\"", "\"a\"\"b\"" },
  { "a\r\nb", "\"a\r\nb\"", "\"a\r\nb\"" },
  { "云州市", "云州市", "\"云州市\"" },
  { "=1+1", "'=1+1", "\"'=1+1\"" },
  { "+a", "'+a", "\"'+a\"" },
  { "-a", "'-a", "\"'-a\"" },
  { "@a", "'@a", "\"'@a\"" },
  { "\ta", "'\ta", "\"'\ta\"" },
  { "-", "'-", "\"'-\"" },
  /* The apostrophe is part of the field. */
  { "=a,b", "\"'=a,b\"", "\"'=a,b\"" },
  { "=\"a\"", "\"'=\"\"a\"\"\"", "\"'=\"\"a\"\"\"" },
  { "-3.5", "-3.5", "\"-3.5\"" },
  { "+3%", "+3%", "\"+3%\"" },
  { "-3+a", "'-3+a", "\"'-3+a\"" },
  { "a=1", "a=1", "\"a=1\"" },
};

static void
test_fields (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GString) needed = g_string_new (NULL), quoted = g_string_new (NULL);

      pentad_csv_append (needed, fields[i].text, PENTAD_CSV_NEEDED);
      pentad_csv_append (quoted, fields[i].text, PENTAD_CSV_QUOTED);
      g_assert_cmpstr (needed->str, ==, fields[i].needed);
      g_assert_cmpstr (quoted->str, ==, fields[i].quoted);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/csv/fields", test_fields);
  return g_test_run ();
}
