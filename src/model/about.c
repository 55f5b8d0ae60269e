/* What a platform says of itself: the city, its time zone, its schemes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/about.h"

PentadAbout *
pentad_about_new (void)
{
  PentadAbout *self = g_new0 (PentadAbout, 1);

  g_atomic_ref_count_init (&self->refs);
  self->layers = g_ptr_array_new_with_free_func (g_free);
  self->topics = g_ptr_array_new_with_free_func (g_free);
  self->history_from = PENTAD_NO_DAY;
  self->now = PENTAD_NO_TIME;
  return self;
}

PentadAbout *
pentad_about_ref (PentadAbout *about)
{
  g_atomic_ref_count_inc (&about->refs);
  return about;
}

void
pentad_about_unref (PentadAbout *about)
{
  if (!g_atomic_ref_count_dec (&about->refs))
    return;
  g_free (about->code);
  pentad_label_clear (&about->account);
  g_free (about->part);
  g_free (about->crs);
  pentad_label_clear (&about->name);
  g_clear_pointer (&about->zone, pentad_zone_unref);
  g_free (about->scheme);
  g_free (about->class_scheme);
  g_ptr_array_unref (about->layers);
  g_ptr_array_unref (about->topics);
  for (int i = 0; i < PENTAD_N_LEVELS; i++)
    pentad_label_clear (&about->level_names[i]);
  g_free (about);
}
