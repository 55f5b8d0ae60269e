/* A text that a data file or a platform gives in several languages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/label.h"

#include <string.h>

/* Which text to show when the wanted one is missing, nearest first. */
static const PentadLanguage fallbacks[PENTAD_N_LANGUAGES][PENTAD_N_LANGUAGES] = {
  { PENTAD_LANGUAGE_EN, PENTAD_LANGUAGE_ZH_CN, PENTAD_LANGUAGE_ZH_TW },
  { PENTAD_LANGUAGE_ZH_CN, PENTAD_LANGUAGE_ZH_TW, PENTAD_LANGUAGE_EN },
  { PENTAD_LANGUAGE_ZH_TW, PENTAD_LANGUAGE_ZH_CN, PENTAD_LANGUAGE_EN },
};

PentadLanguage
pentad_language_parse (const char *name)
{
  if (name == NULL || !g_str_has_prefix (name, "zh"))
    return PENTAD_LANGUAGE_EN;
  if (strstr (name, "TW") != NULL || strstr (name, "HK") != NULL || strstr (name, "MO") != NULL ||
      strstr (name, "Hant") != NULL)
    return PENTAD_LANGUAGE_ZH_TW;
  return PENTAD_LANGUAGE_ZH_CN;
}

PentadLanguage
pentad_language_current (void)
{
  const char *const *names = g_get_language_names ();

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], "zh") || g_str_has_prefix (names[i], "en"))
      return pentad_language_parse (names[i]);
  return PENTAD_LANGUAGE_EN;
}

const char *
pentad_language_id (PentadLanguage language)
{
  static const char *const ids[PENTAD_N_LANGUAGES] = { "en", "zh_CN", "zh_TW" };

  return ids[language];
}

void
pentad_label_set (PentadLabel *label, PentadLanguage language, const char *text)
{
  g_free (label->text[language]);
  label->text[language] = g_strdup (text);
}

void
pentad_label_set_all (PentadLabel *label, const char *text)
{
  for (guint i = 0; i < PENTAD_N_LANGUAGES; i++)
    pentad_label_set (label, i, text);
}

const char *
pentad_label_get (const PentadLabel *label, PentadLanguage language)
{
  for (guint i = 0; i < PENTAD_N_LANGUAGES; i++)
    {
      const char *text = label->text[fallbacks[language][i]];

      if (text != NULL && text[0] != '\0')
        return text;
    }
  return "";
}

gboolean
pentad_label_is_empty (const PentadLabel *label)
{
  return pentad_label_get (label, PENTAD_LANGUAGE_EN)[0] == '\0';
}

void
pentad_label_copy (PentadLabel *to, const PentadLabel *from)
{
  for (guint i = 0; i < PENTAD_N_LANGUAGES; i++)
    pentad_label_set (to, i, from != NULL ? from->text[i] : NULL);
}

void
pentad_label_clear (PentadLabel *label)
{
  for (guint i = 0; i < PENTAD_N_LANGUAGES; i++)
    g_clear_pointer (&label->text[i], g_free);
}
