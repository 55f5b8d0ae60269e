/* The city as a filter leaves it, made anew when there is something new.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/sieve.h"

void
pentad_sieve_clear (PentadSieve *sieve)
{
  g_clear_object (&sieve->city);
  g_clear_pointer (&sieve->filter, pentad_filter_unref);
}

gboolean
pentad_sieve_set_filter (PentadSieve *sieve, PentadFilter *filter)
{
  const char *before = sieve->filter != NULL ? pentad_filter_get_text (sieve->filter) : "";

  if (g_str_equal (before, filter != NULL ? pentad_filter_get_text (filter) : ""))
    return FALSE;
  if (filter != NULL)
    pentad_filter_ref (filter);
  pentad_sieve_clear (sieve);
  if (filter != NULL && pentad_filter_is_empty (filter))
    g_clear_pointer (&filter, pentad_filter_unref);
  sieve->filter = filter;
  return TRUE;
}

PentadCity *
pentad_sieve_get (PentadSieve *sieve, PentadCity *city, gint64 time)
{
  if (sieve->filter == NULL)
    return city;
  if (sieve->city == NULL || sieve->revision != pentad_city_get_revision (city) ||
      sieve->minute != time / 60)
    {
      g_clear_object (&sieve->city);
      sieve->city = pentad_city_new_filtered (city, sieve->filter, time);
      sieve->revision = pentad_city_get_revision (city);
      sieve->minute = time / 60;
    }
  return sieve->city;
}
