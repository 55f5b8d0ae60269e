/* Texts in several languages, and which one is shown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/label.h"

static void
test_language_names (void)
{
  static const struct
  {
    const char *name;
    PentadLanguage language;
  } table[] = {
    { "zh_CN", PENTAD_LANGUAGE_ZH_CN },
    { "zh_CN.UTF-8", PENTAD_LANGUAGE_ZH_CN },
    { "zh", PENTAD_LANGUAGE_ZH_CN },
    { "zh_SG", PENTAD_LANGUAGE_ZH_CN },
    { "zh_TW", PENTAD_LANGUAGE_ZH_TW },
    { "zh-TW", PENTAD_LANGUAGE_ZH_TW },
    { "zh_HK.UTF-8", PENTAD_LANGUAGE_ZH_TW },
    { "zh-Hant", PENTAD_LANGUAGE_ZH_TW },
    { "en", PENTAD_LANGUAGE_EN },
    { "en_GB.UTF-8", PENTAD_LANGUAGE_EN },
    { "de_DE", PENTAD_LANGUAGE_EN },
    { "C", PENTAD_LANGUAGE_EN },
    { "", PENTAD_LANGUAGE_EN },
    { NULL, PENTAD_LANGUAGE_EN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s", table[i].name);
      g_assert_cmpint (pentad_language_parse (table[i].name), ==, table[i].language);
    }
  for (int i = 0; i < PENTAD_N_LANGUAGES; i++)
    g_assert_cmpint (pentad_language_parse (pentad_language_id (i)), ==, i);
}

static void
test_language_of_the_process (void)
{
  static const struct
  {
    const char *variable;
    PentadLanguage language;
  } table[] = {
    { "zh_CN", PENTAD_LANGUAGE_ZH_CN },    { "zh_TW:zh_CN:en", PENTAD_LANGUAGE_ZH_TW },
    { "de:zh_CN", PENTAD_LANGUAGE_ZH_CN }, { "de:fr", PENTAD_LANGUAGE_EN },
    { "en:zh_CN", PENTAD_LANGUAGE_EN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s", table[i].variable);
      g_setenv ("LANGUAGE", table[i].variable, TRUE);
      g_assert_cmpint (pentad_language_current (), ==, table[i].language);
    }
}

static void
test_missing_text_falls_back (void)
{
  static const struct
  {
    const char *en, *zh_cn, *zh_tw;
    const char *shown[PENTAD_N_LANGUAGES];
  } table[] = {
    { "Yunzhou", "云州", "雲州", { "Yunzhou", "云州", "雲州" } },
    { "Yunzhou", NULL, NULL, { "Yunzhou", "Yunzhou", "Yunzhou" } },
    { NULL, "云州", NULL, { "云州", "云州", "云州" } },
    { "Yunzhou", "云州", NULL, { "Yunzhou", "云州", "云州" } },
    { "Yunzhou", NULL, "雲州", { "Yunzhou", "雲州", "雲州" } },
    { "", "云州", "", { "云州", "云州", "云州" } },
    { NULL, NULL, NULL, { "", "", "" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      PentadLabel label = { { NULL } }, copy = { { NULL } };

      pentad_label_set (&label, PENTAD_LANGUAGE_EN, table[i].en);
      pentad_label_set (&label, PENTAD_LANGUAGE_ZH_CN, table[i].zh_cn);
      pentad_label_set (&label, PENTAD_LANGUAGE_ZH_TW, table[i].zh_tw);
      pentad_label_copy (&copy, &label);
      for (int k = 0; k < PENTAD_N_LANGUAGES; k++)
        {
          g_assert_cmpstr (pentad_label_get (&label, k), ==, table[i].shown[k]);
          g_assert_cmpstr (pentad_label_get (&copy, k), ==, table[i].shown[k]);
        }
      g_assert_cmpint (pentad_label_is_empty (&label), ==, table[i].shown[0][0] == '\0');
      pentad_label_clear (&label);
      pentad_label_clear (&copy);
      g_assert_true (pentad_label_is_empty (&label));
    }
}

static void
test_one_text_for_all (void)
{
  PentadLabel label = { { NULL } };

  pentad_label_set_all (&label, "Bronx");
  pentad_label_set_all (&label, "Queens");
  for (int k = 0; k < PENTAD_N_LANGUAGES; k++)
    g_assert_cmpstr (pentad_label_get (&label, k), ==, "Queens");
  pentad_label_copy (&label, NULL);
  g_assert_true (pentad_label_is_empty (&label));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/label/language-names", test_language_names);
  g_test_add_func ("/model/label/language-of-the-process", test_language_of_the_process);
  g_test_add_func ("/model/label/missing-text-falls-back", test_missing_text_falls_back);
  g_test_add_func ("/model/label/one-text-for-all", test_one_text_for_all);
  return g_test_run ();
}
