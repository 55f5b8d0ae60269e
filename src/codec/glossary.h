/* The words of the field and what they mean, read from data/help/glossary.json.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/label.h"

typedef struct
{
  PentadLabel term, meaning;
} PentadGlossaryTerm;

typedef struct _PentadGlossary PentadGlossary;

/* NULL with *error: the message names origin, JSON path and what was expected. */
PentadGlossary *
pentad_glossary_read (const char *data, gsize len, const char *origin, GError **error);
/* The one that ships with the program; data_dir is the folder of its data. */
PentadGlossary *pentad_glossary_load (const char *data_dir, GError **error);
void pentad_glossary_free (PentadGlossary *self);

/* In the order of the file. */
guint pentad_glossary_get_n_terms (const PentadGlossary *self);
const PentadGlossaryTerm *pentad_glossary_get_term (const PentadGlossary *self, guint i);
/* Every character of the terms and meanings in a language, each once, in the order of its code
 * point, without blanks. Transfer full. */
char *pentad_glossary_dup_characters (const PentadGlossary *self, PentadLanguage language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadGlossary, pentad_glossary_free)
