/* Answers of another platform, by a mapping, into rows of our own documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codec/mapping.h"

typedef struct
{
  guint n_rows;     /* rows that the answer has */
  guint n_left_out; /* rows that lack a value they need */
  guint
      n_unreadable; /* values that could not be read as what the mapping says; they are left out */
  gint64 total;     /* all rows of the list, as the answer says; -1: it does not */
} PentadTranslation;

/* Appends to `text` what the answer becomes: rows, or without `rows` in the mapping the members of
 * one, separated by commas, also from what `text` already holds. zone: of times without one. FALSE
 * with PENTAD_CODEC_ERROR naming origin, path and mapping when the answer is not what the mapping
 * expects, or says itself that it failed. Thread-safe. */
gboolean pentad_translate (const PentadMapping *mapping,
                           const PentadMappingList *list,
                           const PentadZone *zone,
                           const char *data,
                           gsize len,
                           const char *origin,
                           GString *text,
                           PentadTranslation *translation,
                           GError **error);
