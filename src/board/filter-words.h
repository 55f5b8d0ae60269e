/* Filters in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/city.h"

/* One value as a chip names it: "Hotline", "08:00 – 09:00", a class or department by its name, by
 * its code where the city does not know it. Transfer full. */
char *pentad_filter_value_words (PentadCity *city,
                                 PentadFilterKey key,
                                 const char *value,
                                 PentadLanguage language);
/* All of them, "Only: hotline, public; road surface". Transfer full; NULL for a filter that lets
 * everything through. */
char *pentad_filter_words (PentadCity *city, const PentadFilter *filter, PentadLanguage language);
/* What a hit of a board asks for: the value to narrow the view to, or to widen it by when it is
 * narrowed to it already. FALSE for keys of another kind. value: transfer full. */
gboolean pentad_filter_read_hit (const char *hit, PentadFilterKey *key, char **value);
/* A source of cases. */
const char *pentad_source_words (PentadSourceKind source);
