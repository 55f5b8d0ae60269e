/* Filing conditions with their limits, as class lists and catalogues give them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/conditions.h"

#include "codec/fields.h"

#include <math.h>

#define MAX_CONDITIONS 64
/* A limit of a year of hours is beyond any filing condition. */
#define MAX_AMOUNT 10000

/* A phase as it is read. */
typedef struct
{
  double amount;
  PentadLimitUnit unit;
  PentadLabel label;
} Phase;

static gboolean
read_amount (PentadGuard *guard, double *amount)
{
  return pentad_guard_get_double (guard, amount) &&
         ((*amount > 0 && *amount <= MAX_AMOUNT) ||
          pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "a number above 0 and up to 10000"));
}

static gboolean
read_unit (PentadGuard *guard, PentadLimitUnit *unit)
{
  g_autofree char *id = NULL;

  return pentad_field_string (guard, &id) &&
         (pentad_limit_unit_parse (id, unit) ||
          pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "eh, ed, wh or wd"));
}

static gboolean
add_phase (PentadGuard *guard, PentadCondition *condition, const Phase *phase)
{
  if (isnan (phase->amount) || phase->unit == PENTAD_LIMIT_NONE)
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_TYPE, "amount and unit of a limit");
  return pentad_condition_add_phase (condition, phase->unit, phase->amount, &phase->label) ||
         pentad_guard_fail (guard, PENTAD_CODEC_ERROR_LIMIT, "at most 4 phases");
}

static gboolean
read_phase (PentadGuard *guard, PentadCondition *condition)
{
  Phase phase = { .amount = NAN };
  const char *name;
  gsize len;
  gboolean read = pentad_guard_begin_object (guard);

  while (read && pentad_guard_next_member (guard, &name, &len))
    read = pentad_guard_name_is (name, len, "amount")  ? read_amount (guard, &phase.amount)
           : pentad_guard_name_is (name, len, "unit")  ? read_unit (guard, &phase.unit)
           : pentad_guard_name_is (name, len, "label") ? pentad_field_label (guard, &phase.label)
                                                       : pentad_guard_skip (guard);
  read = read && !pentad_guard_failed (guard) && add_phase (guard, condition, &phase);
  pentad_label_clear (&phase.label);
  return read;
}

static gboolean
read_phases (PentadGuard *guard, PentadCondition *condition)
{
  if (!pentad_guard_begin_array (guard))
    return FALSE;
  while (pentad_guard_next_element (guard))
    if (!read_phase (guard, condition))
      return FALSE;
  return !pentad_guard_failed (guard);
}

/* "MM-DD" as month × 100 + day. */
static gboolean
read_day_of_year (PentadGuard *guard, int *day)
{
  const char *s;
  gsize len;
  gint32 in_leap_year;
  char full[16];

  if (!pentad_guard_get_string (guard, &s, &len))
    return FALSE;
  g_snprintf (full, sizeof full, "2024-%.*s", (int)MIN (len, 8), s);
  if (len != 5 || !pentad_day_parse (full, &in_leap_year))
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "a day of the year like 03-01");
  *day = ((s[0] - '0') * 10 + s[1] - '0') * 100 + (s[3] - '0') * 10 + s[4] - '0';
  return TRUE;
}

static gboolean
read_season (PentadGuard *guard, PentadSeason *season)
{
  const char *name;
  gsize len;

  if (!pentad_field_begin_object (guard))
    return !pentad_guard_failed (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    if (!(pentad_guard_name_is (name, len, "label")  ? pentad_field_label (guard, &season->label)
          : pentad_guard_name_is (name, len, "from") ? read_day_of_year (guard, &season->from)
          : pentad_guard_name_is (name, len, "to")   ? read_day_of_year (guard, &season->to)
                                                     : pentad_guard_skip (guard)))
      return FALSE;
  if (!pentad_guard_failed (guard) &&
      (pentad_label_is_empty (&season->label) || (season->from == 0) != (season->to == 0)))
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE,
                              "a season with a label, and both its days or none");
  return !pentad_guard_failed (guard);
}

/* A condition is a phase of its own, or has several. */
static gboolean
read_members (PentadGuard *guard, PentadCondition *condition, Phase *own)
{
  const char *name;
  gsize len;

  if (!pentad_guard_begin_object (guard))
    return FALSE;
  while (pentad_guard_next_member (guard, &name, &len))
    if (!(pentad_guard_name_is (name, len, "amount") ? read_amount (guard, &own->amount)
          : pentad_guard_name_is (name, len, "unit") ? read_unit (guard, &own->unit)
          : pentad_guard_name_is (name, len, "label")
              ? pentad_field_label (guard, &condition->label)
          : pentad_guard_name_is (name, len, "phases") ? read_phases (guard, condition)
          : pentad_guard_name_is (name, len, "season") ? read_season (guard, &condition->season)
                                                       : pentad_guard_skip (guard)))
      return FALSE;
  return !pentad_guard_failed (guard);
}

static gboolean
read_condition (PentadGuard *guard, GPtrArray *conditions)
{
  PentadCondition *condition = pentad_condition_new ();
  Phase own = { .amount = NAN };

  g_ptr_array_add (conditions, condition);
  if (!read_members (guard, condition, &own))
    return FALSE;
  if (condition->n_phases == 0)
    return add_phase (guard, condition, &own);
  return (isnan (own.amount) && own.unit == PENTAD_LIMIT_NONE) ||
         pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "either phases, or amount and unit");
}

gboolean
pentad_read_conditions (PentadGuard *guard, GPtrArray **conditions)
{
  g_autoptr (GPtrArray) read = pentad_conditions_new ();

  if (!pentad_field_begin_array (guard))
    return !pentad_guard_failed (guard);
  while (pentad_guard_next_element (guard))
    {
      if (read->len == MAX_CONDITIONS)
        return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_LIMIT, "at most 64 conditions");
      if (!read_condition (guard, read))
        return FALSE;
    }
  if (pentad_guard_failed (guard))
    return FALSE;
  g_clear_pointer (conditions, g_ptr_array_unref);
  *conditions = g_steal_pointer (&read);
  return TRUE;
}
