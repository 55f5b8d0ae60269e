/* Tests of the glossary: the one that ships, and what is refused.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/glossary.h"

#include <string.h>

static void
test_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadGlossary) glossary = pentad_glossary_load (g_getenv ("PENTAD_DATA_DIR"), &error);
  g_autofree char *simplified = NULL, *traditional = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (pentad_glossary_get_n_terms (glossary), >=, 40);
  simplified = pentad_glossary_dup_characters (glossary, PENTAD_LANGUAGE_ZH_CN);
  traditional = pentad_glossary_dup_characters (glossary, PENTAD_LANGUAGE_ZH_TW);
  g_assert_nonnull (strstr (simplified, "监"));
  g_assert_null (strstr (simplified, "監"));
  g_assert_nonnull (strstr (traditional, "監"));
  /* Each once, in order. */
  for (const char *p = simplified; *g_utf8_next_char (p) != '\0'; p = g_utf8_next_char (p))
    g_assert_cmpuint (g_utf8_get_char (p), <, g_utf8_get_char (g_utf8_next_char (p)));
}

#define TERM "{\"term\": \"t\", \"meaning\": {\"en\": \"m\"}, \"later\": 1}"

static void
test_forms (void)
{
  static const struct
  {
    const char *json, *wrong; /* NULL: taken */
  } rows[] = {
    { "{\"format\": 1, \"terms\": [" TERM "], \"later\": {}}", NULL },
    { "{\"format\": 2, \"terms\": [" TERM "]}", "format 1" },
    { "{\"terms\": [" TERM "]}", "format 1" },
    { "{\"format\": 1, \"terms\": []}", "with terms" },
    { "{\"format\": 1, \"terms\": [{\"term\": \"t\"}]}", "$.terms[0]" },
    { "{\"format\": 1, \"terms\": [{\"meaning\": \"t\"}]}", "$.terms[0]" },
    { "{\"format\": 1, \"terms\": 3}", "$.terms" },
    { "[]", "file" },
    { "", "file" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadGlossary) glossary =
          pentad_glossary_read (rows[i].json, strlen (rows[i].json), "file", &error);

      if (rows[i].wrong == NULL)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (pentad_label_get (&pentad_glossary_get_term (glossary, 0)->meaning,
                                             PENTAD_LANGUAGE_ZH_CN),
                           ==, "m");
        }
      else
        {
          g_assert_null (glossary);
          g_assert_nonnull (strstr (error->message, rows[i].wrong));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/glossary/shipped-one-is-whole", test_shipped);
  g_test_add_func ("/codec/glossary/what-is-refused", test_forms);
  return g_test_run ();
}
