/* Readers of the tables of a scheme: bands, grades, groups, targets and values given by hand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/fields.h"
#include "codec/scheme-parts.h"

#include <math.h>
#include <string.h>

/* Decimals beyond which a figure says nothing. */
#define MAX_DECIMALS 6

gboolean
pentad_scheme_refuse (PentadGuard *guard, const char *expected)
{
  return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, expected);
}

gboolean
pentad_scheme_read_choice (
    PentadGuard *guard, const char *const *words, int n_words, const char *expected, int *choice)
{
  const char *text;
  gsize len;

  if (!pentad_guard_get_string (guard, &text, &len))
    return FALSE;
  for (int i = 0; i < n_words; i++)
    if (strlen (words[i]) == len && memcmp (words[i], text, len) == 0)
      {
        *choice = i;
        return TRUE;
      }
  return pentad_scheme_refuse (guard, expected);
}

static void
read_step (PentadGuard *guard, PentadBand *band)
{
  PentadBandStep step = { INFINITY, NAN };
  const PentadBandStep *before =
      band->steps->len > 0 ? &g_array_index (band->steps, PentadBandStep, band->steps->len - 1)
                           : NULL;
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "up_to"))
        pentad_field_double (guard, &step.up_to);
      else if (pentad_guard_name_is (name, len, "score"))
        pentad_field_double (guard, &step.score);
      else
        pentad_guard_skip (guard);
    }
  if (!(step.score >= 0 && step.score <= 100))
    pentad_scheme_refuse (guard, "a score from 0 to 100");
  else if (before != NULL && !(step.up_to > before->up_to))
    pentad_scheme_refuse (guard, "an upper end above that of the step before");
  g_array_append_val (band->steps, step);
}

static void
read_band (PentadGuard *guard, PentadScheme *scheme)
{
  static const char *const periods[] = { "today",     "week", "month", "quarter",
                                         "half-year", "year", "any" };
  PentadBand *band = pentad_band_new (NULL);
  gboolean has_period = FALSE;
  int choice = 0;
  const char *name;
  gsize len;

  g_ptr_array_add (scheme->bands, band);
  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "id"))
        pentad_field_string (guard, &band->id);
      else if (pentad_guard_name_is (name, len, "period"))
        {
          if (pentad_scheme_read_choice (guard, periods, G_N_ELEMENTS (periods),
                                         "today, week, month, quarter, half-year, year or any",
                                         &choice))
            band->period = (PentadPeriodKind)choice;
          has_period = TRUE;
        }
      else if (pentad_guard_name_is (name, len, "steps"))
        {
          pentad_guard_begin_array (guard);
          while (pentad_guard_next_element (guard))
            read_step (guard, band);
        }
      else
        pentad_guard_skip (guard);
    }
  pentad_field_require (guard, band->id, "the band's id");
  if (!has_period)
    pentad_scheme_refuse (guard, "the period that the band is meant for, or any");
  if (band->steps->len == 0 ||
      !isinf (g_array_index (band->steps, PentadBandStep, band->steps->len - 1).up_to))
    pentad_scheme_refuse (guard, "steps whose last has no upper end");
  for (guint i = 0; i + 1 < scheme->bands->len; i++)
    if (g_strcmp0 (((const PentadBand *)g_ptr_array_index (scheme->bands, i))->id, band->id) == 0)
      pentad_scheme_refuse (guard, "an id that no other band has");
}

void
pentad_scheme_read_bands (PentadGuard *guard, PentadScheme *scheme)
{
  pentad_guard_begin_array (guard);
  while (pentad_guard_next_element (guard))
    read_band (guard, scheme);
}

/* "#00a650". */
static void
read_colour (PentadGuard *guard, guint32 *colour)
{
  const char *text;
  gsize len;
  guint32 value = 0;

  if (!pentad_guard_get_string (guard, &text, &len))
    return;
  gboolean good = len == 7 && text[0] == '#';
  for (gsize i = 1; good && i < len; i++)
    {
      good = g_ascii_isxdigit (text[i]);
      value = value << 4 | (guint32)g_ascii_xdigit_value (text[i]);
    }
  if (!good)
    pentad_scheme_refuse (guard, "a colour like #1a9850");
  *colour = value;
}

static void
read_grade (PentadGuard *guard, PentadScheme *scheme)
{
  static const char *const patterns[] = { "none", "dots", "stripes", "cross", "hatch" };
  const PentadGrade *before =
      scheme->grades->len > 0 ? g_ptr_array_index (scheme->grades, scheme->grades->len - 1) : NULL;
  PentadGrade *grade = pentad_scheme_add_grade (scheme);
  gboolean has_colour = FALSE;
  int choice = 0;
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "id"))
        pentad_field_string (guard, &grade->id);
      else if (pentad_guard_name_is (name, len, "label"))
        pentad_field_label (guard, &grade->label);
      else if (pentad_guard_name_is (name, len, "min"))
        pentad_field_double (guard, &grade->min);
      else if (pentad_guard_name_is (name, len, "colour"))
        {
          read_colour (guard, &grade->colour);
          has_colour = TRUE;
        }
      else if (pentad_guard_name_is (name, len, "pattern"))
        {
          if (pentad_scheme_read_choice (guard, patterns, G_N_ELEMENTS (patterns),
                                         "none, dots, stripes, cross or hatch", &choice))
            grade->pattern = g_strdup (patterns[choice]);
        }
      else
        pentad_guard_skip (guard);
    }
  if (!pentad_field_require (guard, grade->id, "the grade's id") ||
      !pentad_field_require (guard, grade->pattern, "the grade's pattern"))
    return;
  if (!has_colour)
    pentad_scheme_refuse (guard, "the grade's colour");
  else if (isnan (grade->min))
    pentad_scheme_refuse (guard, "the grade's lowest score, min");
  else if (before != NULL && !(grade->min < before->min))
    pentad_scheme_refuse (guard, "a lowest score below that of the grade before");
}

void
pentad_scheme_read_grades (PentadGuard *guard, PentadScheme *scheme)
{
  pentad_guard_begin_array (guard);
  while (pentad_guard_next_element (guard))
    read_grade (guard, scheme);
}

static gboolean
shares_a_member (const PentadScheme *scheme, const PentadGroup *group)
{
  for (guint i = 0; i + 1 < scheme->groups->len; i++)
    {
      const PentadGroup *other = g_ptr_array_index (scheme->groups, i);

      for (guint m = 0; m < group->members->len; m++)
        if (g_ptr_array_find_with_equal_func (other->members, g_ptr_array_index (group->members, m),
                                              g_str_equal, NULL))
          return TRUE;
    }
  return FALSE;
}

static void
read_group (PentadGuard *guard, PentadScheme *scheme)
{
  PentadGroup *group = pentad_scheme_add_group (scheme);
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "id"))
        pentad_field_string (guard, &group->id);
      else if (pentad_guard_name_is (name, len, "label"))
        pentad_field_label (guard, &group->label);
      else if (pentad_guard_name_is (name, len, "members"))
        pentad_field_strings (guard, group->members);
      else if (pentad_guard_name_is (name, len, "kinds"))
        pentad_field_strings (guard, group->kinds);
      else
        pentad_guard_skip (guard);
    }
  pentad_field_require (guard, group->id, "the group's id");
  if (pentad_label_is_empty (&group->label))
    pentad_scheme_refuse (guard, "the group's label");
  if (group->members->len + group->kinds->len == 0)
    pentad_scheme_refuse (guard, "members or kinds of the group");
  if (shares_a_member (scheme, group))
    pentad_scheme_refuse (guard, "members that no other group has");
}

void
pentad_scheme_read_groups (PentadGuard *guard, PentadScheme *scheme)
{
  pentad_guard_begin_array (guard);
  while (pentad_guard_next_element (guard))
    read_group (guard, scheme);
}

void
pentad_scheme_read_rounding (PentadGuard *guard, PentadScheme *scheme)
{
  static const char *const modes[] = { "half-up" };
  int mode;
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "decimals"))
        {
          if (pentad_field_count (guard, &scheme->decimals) && scheme->decimals > MAX_DECIMALS)
            pentad_scheme_refuse (guard, "decimals from 0 to 6");
        }
      else if (pentad_guard_name_is (name, len, "mode"))
        pentad_scheme_read_choice (guard, modes, G_N_ELEMENTS (modes), "half-up", &mode);
      else
        pentad_guard_skip (guard);
    }
}

static void
read_target (PentadGuard *guard, PentadIndicator *indicator)
{
  PentadTarget target = { .value = NAN };
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "code"))
        pentad_field_string (guard, &target.code);
      else if (pentad_guard_name_is (name, len, "year"))
        pentad_field_count (guard, &target.year);
      else if (pentad_guard_name_is (name, len, "value"))
        pentad_field_double (guard, &target.value);
      else
        pentad_guard_skip (guard);
    }
  if (isnan (target.value))
    pentad_scheme_refuse (guard, "the target's value");
  else if (target.code == NULL && target.year == 0)
    pentad_scheme_refuse (guard, "the code of a unit, a year, or both");
  g_array_append_val (indicator->targets, target);
}

void
pentad_scheme_read_targets (PentadGuard *guard, PentadIndicator *indicator)
{
  pentad_guard_begin_array (guard);
  while (pentad_guard_next_element (guard))
    read_target (guard, indicator);
}

static void
read_given_value (PentadGuard *guard, PentadIndicator *indicator)
{
  PentadGiven given = { .from = PENTAD_NO_DAY, .to = PENTAD_NO_DAY, .value = NAN };
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "code"))
        pentad_field_string (guard, &given.code);
      else if (pentad_guard_name_is (name, len, "from"))
        pentad_field_day (guard, &given.from);
      else if (pentad_guard_name_is (name, len, "to"))
        pentad_field_day (guard, &given.to);
      else if (pentad_guard_name_is (name, len, "value"))
        pentad_field_double (guard, &given.value);
      else
        pentad_guard_skip (guard);
    }
  pentad_field_require (guard, given.code, "the code of the unit");
  if (isnan (given.value))
    pentad_scheme_refuse (guard, "the value given");
  if (given.from == PENTAD_NO_DAY || given.to == PENTAD_NO_DAY || given.from > given.to)
    pentad_scheme_refuse (guard, "the days from and to, in this order");
  g_array_append_val (indicator->given, given);
}

void
pentad_scheme_read_given (PentadGuard *guard, PentadIndicator *indicator)
{
  pentad_guard_begin_array (guard);
  while (pentad_guard_next_element (guard))
    read_given_value (guard, indicator);
}
