/* A text that a data file or a platform gives in several languages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef enum
{
  PENTAD_LANGUAGE_EN,
  PENTAD_LANGUAGE_ZH_CN,
  PENTAD_LANGUAGE_ZH_TW,
  PENTAD_N_LANGUAGES
} PentadLanguage;

/* Any entry may be NULL; pentad_label_get() falls back to a neighbouring language. */
typedef struct
{
  char *text[PENTAD_N_LANGUAGES];
} PentadLabel;

/* Reads "zh_CN.UTF-8", "zh-TW", "zh_HK", "en" ...; anything else is English. NULL is English. */
PentadLanguage pentad_language_parse (const char *name);
/* The language of the process: the first of g_get_language_names() that is one of ours. */
PentadLanguage pentad_language_current (void);
/* "en", "zh_CN", "zh_TW": the name used in data files. */
const char *pentad_language_id (PentadLanguage language);

void pentad_label_set (PentadLabel *label, PentadLanguage language, const char *text);
/* Sets the same text for every language, for platforms that send plain names. */
void pentad_label_set_all (PentadLabel *label, const char *text);
/* Borrowed; never NULL ("" when the label has no text at all). */
const char *pentad_label_get (const PentadLabel *label, PentadLanguage language);
gboolean pentad_label_is_empty (const PentadLabel *label);
void pentad_label_copy (PentadLabel *to, const PentadLabel *from);
void pentad_label_clear (PentadLabel *label);
