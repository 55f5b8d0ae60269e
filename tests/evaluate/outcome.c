/* What tests of evaluation ask of figures and of their explanations.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "outcome.h"

#include <math.h>

void
outcome_assert_number (double got, double want)
{
  if (isnan (want))
    g_assert_true (isnan (got));
  else
    g_assert_cmpfloat_with_epsilon (got, want, 1e-9);
}

const PentadFigure *
outcome_figure (PentadCity *city, const PentadFigures *figures, const char *code, const char *id)
{
  int place = pentad_divisions_find_any (pentad_city_get_divisions (city), code);
  const PentadFigure *found = pentad_figures_lookup (figures, place, id);

  g_assert_nonnull (found);
  return found;
}

char *
outcome_list_cases (const PentadExplanation *why, gboolean below)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < why->cases->len; i++)
    {
      const PentadExplainedCase *item = &g_array_index (why->cases, PentadExplainedCase, i);
      int n = below ? item->below : item->above;

      if (n == 0)
        continue;
      g_string_append_printf (text, "%s%s%s", text->len > 0 ? " " : "", n < 0 ? "-" : "", item->id);
      if (ABS (n) > 1)
        g_string_append_printf (text, "×%d", ABS (n));
    }
  return g_string_free (text, FALSE);
}
