/* A scheme: how a city counts and rates, read from a file (data/schemes).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/scheme.h"

#include <math.h>

static void
indicator_free (gpointer data)
{
  PentadIndicator *indicator = data;

  g_free (indicator->id);
  g_free (indicator->cohort);
  pentad_label_clear (&indicator->label);
  g_array_unref (indicator->numerator);
  g_array_unref (indicator->denominator);
  g_free (indicator);
}

PentadScheme *
pentad_scheme_new (const char *id)
{
  PentadScheme *self = g_new0 (PentadScheme, 1);

  g_atomic_ref_count_init (&self->refs);
  self->id = g_strdup (id);
  self->valid_from = PENTAD_NO_DAY;
  self->limits.send_verify_s = self->limits.send_check_s = -1;
  self->indicators = g_ptr_array_new_with_free_func (indicator_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->staffing_ratio); i++)
    self->staffing_ratio[i] = NAN;
  return self;
}

PentadScheme *
pentad_scheme_ref (PentadScheme *scheme)
{
  g_atomic_ref_count_inc (&scheme->refs);
  return scheme;
}

void
pentad_scheme_unref (PentadScheme *scheme)
{
  if (!g_atomic_ref_count_dec (&scheme->refs))
    return;
  g_free (scheme->id);
  g_free (scheme->version);
  g_free (scheme->source);
  g_ptr_array_unref (scheme->indicators);
  g_free (scheme);
}

PentadIndicator *
pentad_scheme_add (PentadScheme *scheme, const char *id)
{
  PentadIndicator *indicator = g_new0 (PentadIndicator, 1);

  indicator->id = g_strdup (id);
  indicator->numerator = g_array_new (FALSE, FALSE, sizeof (PentadTerm));
  indicator->denominator = g_array_new (FALSE, FALSE, sizeof (PentadTerm));
  indicator->target = NAN;
  g_ptr_array_add (scheme->indicators, indicator);
  return indicator;
}

const PentadIndicator *
pentad_scheme_find (const PentadScheme *scheme, const char *id)
{
  for (guint i = 0; i < scheme->indicators->len; i++)
    {
      const PentadIndicator *indicator = g_ptr_array_index (scheme->indicators, i);

      if (g_strcmp0 (indicator->id, id) == 0)
        return indicator;
    }
  return NULL;
}

const char *
pentad_unit_id (PentadUnit unit)
{
  static const char *const ids[] = { "count", "percent", "hours" };

  return ids[unit];
}
