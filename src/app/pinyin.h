/* How names are found by what people type: simplified, traditional, pinyin and its initials.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Remembers what it has read. For one thread at a time. Making one takes some 150 ms. */
typedef struct _PentadPinyin PentadPinyin;

PentadPinyin *pentad_pinyin_new (void);
void pentad_pinyin_free (PentadPinyin *self);
/* What of a text counts in a search: letters and digits alone, in lower case and without accents,
 * Chinese characters in their simplified form. Transfer full. */
char *pentad_pinyin_fold (PentadPinyin *self, const char *text);
/* Appends the reading of a folded text and the initials of its syllables: "雨南区1" gives
 * "yunanqu1" and "ynq1". ü is written v, as it is typed. The reading is the usual one: how a name
 * is really read is not known. FALSE, with nothing appended, when nothing in it is Chinese. */
gboolean
pentad_pinyin_read (PentadPinyin *self, const char *folded, GString *full, GString *initials);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadPinyin, pentad_pinyin_free)
