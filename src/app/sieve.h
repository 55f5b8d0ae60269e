/* The city as a filter leaves it, made anew when there is something new.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/city.h"

/* Begins zeroed: everything passes. */
typedef struct
{
  PentadFilter *filter; /* NULL: none */
  PentadCity *city;     /* what it left last; NULL none */
  guint64 revision;     /* of the city that it was made of */
  gint64 minute;
} PentadSieve;

void pentad_sieve_clear (PentadSieve *sieve);
/* Takes a reference; an empty filter counts as none. FALSE when it is the same as before. */
gboolean pentad_sieve_set_filter (PentadSieve *sieve, PentadFilter *filter);
/* The city to be shown: that one, or what the filter leaves of it at `time`. Of one that has not
 * changed within the minute it is the same as before. Borrowed. */
PentadCity *pentad_sieve_get (PentadSieve *sieve, PentadCity *city, gint64 time);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PentadSieve, pentad_sieve_clear)
