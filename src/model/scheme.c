/* A scheme: how a city counts and rates, read from a file (data/schemes).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/scheme.h"

#include <math.h>
#include <string.h>

/* Decimals of rates (domain.md 3.3) unless the scheme says otherwise. */
#define DEFAULT_DECIMALS 2

static void
target_clear (gpointer data)
{
  g_free (((PentadTarget *)data)->code);
}

static void
given_clear (gpointer data)
{
  g_free (((PentadGiven *)data)->code);
}

static void
grade_free (gpointer data)
{
  PentadGrade *grade = data;

  g_free (grade->id);
  g_free (grade->pattern);
  pentad_label_clear (&grade->label);
  g_free (grade);
}

static void
group_free (gpointer data)
{
  PentadGroup *group = data;

  g_free (group->id);
  pentad_label_clear (&group->label);
  g_ptr_array_unref (group->members);
  g_ptr_array_unref (group->kinds);
  g_free (group);
}

static void
indicator_free (gpointer data)
{
  PentadIndicator *indicator = data;

  g_free (indicator->id);
  g_free (indicator->cohort);
  pentad_label_clear (&indicator->label);
  g_array_unref (indicator->numerator);
  g_array_unref (indicator->denominator);
  g_array_unref (indicator->targets);
  g_array_unref (indicator->given);
  g_clear_pointer (&indicator->composite, pentad_composite_free);
  g_free (indicator);
}

PentadScheme *
pentad_scheme_new (const char *id)
{
  PentadScheme *self = g_new0 (PentadScheme, 1);

  g_atomic_ref_count_init (&self->refs);
  self->id = g_strdup (id);
  self->valid_from = PENTAD_NO_DAY;
  pentad_rules_init (&self->rules);
  pentad_workflow_init (&self->workflow);
  pentad_quality_rules_init (&self->quality);
  self->limits.send_verify_s = self->limits.send_check_s = -1;
  self->indicators = g_ptr_array_new_with_free_func (indicator_free);
  self->bands = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_band_free);
  self->grades = g_ptr_array_new_with_free_func (grade_free);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->decimals = DEFAULT_DECIMALS;
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
  g_ptr_array_unref (scheme->bands);
  g_ptr_array_unref (scheme->grades);
  g_ptr_array_unref (scheme->groups);
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
  indicator->targets = g_array_new (FALSE, TRUE, sizeof (PentadTarget));
  g_array_set_clear_func (indicator->targets, target_clear);
  indicator->given = g_array_new (FALSE, TRUE, sizeof (PentadGiven));
  g_array_set_clear_func (indicator->given, given_clear);
  g_ptr_array_add (scheme->indicators, indicator);
  return indicator;
}

PentadIndicator *
pentad_scheme_add_composite (PentadScheme *scheme, const char *id)
{
  PentadIndicator *indicator = pentad_scheme_add (scheme, id);

  indicator->measure = PENTAD_MEASURE_COMPOSITE;
  indicator->unit = PENTAD_UNIT_POINTS;
  indicator->better = PENTAD_BETTER_HIGH;
  indicator->composite = pentad_composite_new ();
  return indicator;
}

PentadGrade *
pentad_scheme_add_grade (PentadScheme *scheme)
{
  PentadGrade *grade = g_new0 (PentadGrade, 1);

  grade->min = NAN;
  g_ptr_array_add (scheme->grades, grade);
  return grade;
}

PentadGroup *
pentad_scheme_add_group (PentadScheme *scheme)
{
  PentadGroup *group = g_new0 (PentadGroup, 1);

  group->members = g_ptr_array_new_with_free_func (g_free);
  group->kinds = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (scheme->groups, group);
  return group;
}

int
pentad_scheme_find_column (const PentadScheme *scheme, const char *id)
{
  for (guint i = 0; i < scheme->indicators->len; i++)
    {
      const PentadIndicator *indicator = g_ptr_array_index (scheme->indicators, i);

      if (g_strcmp0 (indicator->id, id) == 0)
        return (int)i;
    }
  return -1;
}

const PentadIndicator *
pentad_scheme_find (const PentadScheme *scheme, const char *id)
{
  int column = pentad_scheme_find_column (scheme, id);

  return column >= 0 ? g_ptr_array_index (scheme->indicators, column) : NULL;
}

double
pentad_indicator_get_target (const PentadIndicator *indicator, const char *code, int year)
{
  double value = indicator->target;
  int best = 0;

  for (guint i = 0; i < indicator->targets->len; i++)
    {
      const PentadTarget *target = &g_array_index (indicator->targets, PentadTarget, i);
      int fit = (target->code != NULL ? 2 : 0) + (target->year != 0 ? 1 : 0);

      if ((target->code != NULL && g_strcmp0 (target->code, code) != 0) ||
          (target->year != 0 && target->year != year) || fit < best)
        continue;
      best = fit;
      value = target->value;
    }
  return value;
}

double
pentad_indicator_get_given (const PentadIndicator *indicator,
                            const char *code,
                            const PentadPeriod *period)
{
  for (guint i = 0; i < indicator->given->len; i++)
    {
      const PentadGiven *given = &g_array_index (indicator->given, PentadGiven, i);

      if (g_strcmp0 (given->code, code) == 0 && period->from >= given->from &&
          period->to <= given->to)
        return given->value;
    }
  return NAN;
}

gboolean
pentad_indicator_is_about (const PentadIndicator *indicator,
                           PentadSubject subject,
                           const char *role)
{
  return indicator->composite == NULL || (indicator->composite->subject == subject &&
                                          g_strcmp0 (indicator->composite->role, role) == 0);
}

const PentadGrade *
pentad_scheme_get_grade (const PentadScheme *scheme, double score)
{
  if (isnan (score) || scheme->grades->len == 0)
    return NULL;
  for (guint i = 0; i + 1 < scheme->grades->len; i++)
    {
      const PentadGrade *grade = g_ptr_array_index (scheme->grades, i);

      if (score >= grade->min)
        return grade;
    }
  return g_ptr_array_index (scheme->grades, scheme->grades->len - 1);
}

static gboolean
has_text (const GPtrArray *texts, const char *text)
{
  for (guint i = 0; text != NULL && i < texts->len; i++)
    if (strcmp (g_ptr_array_index (texts, i), text) == 0)
      return TRUE;
  return FALSE;
}

int
pentad_scheme_find_group (const PentadScheme *scheme, const char *code, const char *kind)
{
  int by_kind = -1;

  for (guint i = 0; i < scheme->groups->len; i++)
    {
      const PentadGroup *group = g_ptr_array_index (scheme->groups, i);

      if (has_text (group->members, code))
        return (int)i;
      if (by_kind < 0 && has_text (group->kinds, kind))
        by_kind = (int)i;
    }
  return by_kind;
}

const char *
pentad_unit_id (PentadUnit unit)
{
  static const char *const ids[] = { "count", "percent", "hours", "points" };

  return ids[unit];
}
