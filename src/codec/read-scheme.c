/* Reader of schemes: step limits, staffing ratios, indicators (data/schemes).
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A scheme decides what every figure means, so that it is read more strictly than what a platform
 * sends: what is missing or contradicts itself is refused, never guessed. */
#include "config.h"

#include "codec/documents.h"
#include "codec/fields.h"
#include "codec/reader.h"
#include "codec/scheme-parts.h"

#include <gio/gio.h>

#include <math.h>
#include <string.h>

static gboolean
read_terms (PentadGuard *guard, GArray *terms)
{
  const char *text;
  gsize len;

  if (pentad_field_begin_array (guard))
    while (pentad_guard_next_element (guard))
      {
        PentadTerm term = { .sign = 1 };

        if (!pentad_guard_get_string (guard, &text, &len))
          return FALSE;
        if (len > 0 && text[0] == '-')
          {
            term.sign = -1;
            text++;
            len--;
          }
        if (!pentad_count_parse (text, len, &term.count))
          return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE,
                                    "the id of a counter, perhaps after “-”");
        g_array_append_val (terms, term);
      }
  return !pentad_guard_failed (guard);
}

/* An indicator that has just been read, whole. */
static gboolean
check_indicator (PentadGuard *guard, const PentadScheme *scheme, const PentadIndicator *indicator)
{
  gboolean counts = indicator->measure == PENTAD_MEASURE_COUNTS;
  gboolean hours = indicator->measure == PENTAD_MEASURE_MEAN_TIME ||
                   indicator->measure == PENTAD_MEASURE_MEDIAN_TIME;

  if (!pentad_field_require (guard, indicator->id, "the indicator's id") ||
      !pentad_field_require (guard, indicator->cohort, "the indicator's cohort"))
    return FALSE;
  for (guint i = 0; i + 1 < scheme->indicators->len; i++)
    {
      const PentadIndicator *other = g_ptr_array_index (scheme->indicators, i);

      if (g_str_equal (other->id, indicator->id))
        return pentad_scheme_refuse (guard, "an id that no other indicator has");
    }
  if (pentad_label_is_empty (&indicator->label))
    return pentad_scheme_refuse (guard, "the indicator's label");
  if (hours != (indicator->unit == PENTAD_UNIT_HOURS))
    return pentad_scheme_refuse (guard, "the unit hours for a time, and for nothing else");
  if ((indicator->measure == PENTAD_MEASURE_GIVEN) != (indicator->given->len > 0))
    return pentad_scheme_refuse (guard, "given values for the measure given, and for no other");
  if (!counts && indicator->numerator->len + indicator->denominator->len > 0)
    return pentad_scheme_refuse (guard, "no counters beside a measure");
  if (counts && indicator->numerator->len > 0 &&
      (indicator->unit == PENTAD_UNIT_PERCENT) != (indicator->denominator->len > 0))
    return pentad_scheme_refuse (guard, "a denominator for a percentage, and for nothing else");
  return TRUE;
}

gboolean
pentad_scheme_read_column (PentadGuard *guard,
                           const char *name,
                           gsize len,
                           PentadIndicator *indicator)
{
  if (pentad_guard_name_is (name, len, "id"))
    pentad_field_string (guard, &indicator->id);
  else if (pentad_guard_name_is (name, len, "label"))
    pentad_field_label (guard, &indicator->label);
  else if (pentad_guard_name_is (name, len, "cohort"))
    pentad_field_string (guard, &indicator->cohort);
  else if (pentad_guard_name_is (name, len, "target"))
    pentad_field_double (guard, &indicator->target);
  else if (pentad_guard_name_is (name, len, "targets"))
    pentad_scheme_read_targets (guard, indicator);
  else
    return FALSE;
  return TRUE;
}

static void
read_indicator (PentadGuard *guard, PentadScheme *scheme)
{
  static const char *const units[] = { "count", "percent", "hours" };
  static const char *const betters[] = { "none", "high", "low" };
  static const char *const measures[] = { "counts",      "outside",      "mean_time",
                                          "median_time", "staff_online", "staff_coverage",
                                          "given" };
  PentadIndicator *indicator = pentad_scheme_add (scheme, NULL);
  int choice = 0;
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_scheme_read_column (guard, name, len, indicator))
        continue;
      if (pentad_guard_name_is (name, len, "given"))
        pentad_scheme_read_given (guard, indicator);
      else if (pentad_guard_name_is (name, len, "numerator"))
        read_terms (guard, indicator->numerator);
      else if (pentad_guard_name_is (name, len, "denominator"))
        read_terms (guard, indicator->denominator);
      else if (pentad_guard_name_is (name, len, "unit"))
        {
          if (pentad_scheme_read_choice (guard, units, G_N_ELEMENTS (units),
                                         "count, percent or hours", &choice))
            indicator->unit = (PentadUnit)choice;
        }
      else if (pentad_guard_name_is (name, len, "better"))
        {
          if (pentad_scheme_read_choice (guard, betters, G_N_ELEMENTS (betters),
                                         "high, low or none", &choice))
            indicator->better = (PentadBetter)choice;
        }
      else if (pentad_guard_name_is (name, len, "measure"))
        {
          if (pentad_scheme_read_choice (
                  guard, measures, G_N_ELEMENTS (measures),
                  "counts, outside, mean_time, median_time, staff_online, staff_coverage or given",
                  &choice))
            indicator->measure = (PentadMeasure)choice;
        }
      else
        pentad_guard_skip (guard);
    }
  check_indicator (guard, scheme, indicator);
}

/* The longest that a step may be given: 60 days. */
#define MAX_STEP_MINUTES 86400

/* A member with a number that must not be missing. */
typedef struct
{
  const char *name;
  gsize offset;
} NumberField;

/* Of those below, how many a scheme must have. */
#define N_REQUIRED_STEPS 6

/* All of them in minutes; kept in seconds. */
static const NumberField step_fields[] = {
  { "verify", G_STRUCT_OFFSET (PentadStepLimits, verify_s) },
  { "accept", G_STRUCT_OFFSET (PentadStepLimits, accept_s) },
  { "file", G_STRUCT_OFFSET (PentadStepLimits, file_s) },
  { "dispatch", G_STRUCT_OFFSET (PentadStepLimits, dispatch_s) },
  { "check", G_STRUCT_OFFSET (PentadStepLimits, check_s) },
  { "close", G_STRUCT_OFFSET (PentadStepLimits, close_s) },
  { "send_verify", G_STRUCT_OFFSET (PentadStepLimits, send_verify_s) },
  { "send_check", G_STRUCT_OFFSET (PentadStepLimits, send_check_s) },
};

static void
read_steps (PentadGuard *guard, PentadStepLimits *limits)
{
  guint n_read = 0;
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      guint i = 0;
      gint64 minutes;

      while (i < G_N_ELEMENTS (step_fields) &&
             (strlen (step_fields[i].name) != len || memcmp (step_fields[i].name, name, len) != 0))
        i++;
      if (i == G_N_ELEMENTS (step_fields))
        pentad_guard_skip (guard);
      else if (pentad_guard_get_int (guard, &minutes))
        {
          if (minutes < 0 || minutes > MAX_STEP_MINUTES)
            pentad_scheme_refuse (guard, "minutes from 0 to 86400");
          G_STRUCT_MEMBER (int, limits, step_fields[i].offset) = (int)(minutes * 60);
          n_read += i < N_REQUIRED_STEPS;
        }
    }
  if (n_read < N_REQUIRED_STEPS)
    pentad_scheme_refuse (guard, "minutes for verify, accept, file, dispatch, check and close");
}

/* Everything but the composites. */
static void
read_most (PentadGuard *guard, PentadScheme *scheme)
{
  const char *name, *steps = NULL, *indicators = NULL;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "id"))
        pentad_field_string (guard, &scheme->id);
      else if (pentad_guard_name_is (name, len, "version"))
        pentad_field_string (guard, &scheme->version);
      else if (pentad_guard_name_is (name, len, "source"))
        pentad_field_string (guard, &scheme->source);
      else if (pentad_guard_name_is (name, len, "valid_from"))
        pentad_field_day (guard, &scheme->valid_from);
      else if (pentad_guard_name_is (name, len, "steps"))
        {
          steps = "steps";
          read_steps (guard, &scheme->limits);
        }
      else if (pentad_guard_name_is (name, len, "bands"))
        pentad_scheme_read_bands (guard, scheme);
      else if (pentad_guard_name_is (name, len, "grades"))
        pentad_scheme_read_grades (guard, scheme);
      else if (pentad_guard_name_is (name, len, "groups"))
        pentad_scheme_read_groups (guard, scheme);
      else if (pentad_guard_name_is (name, len, "workflow"))
        pentad_scheme_read_workflow (guard, &scheme->workflow);
      else if (pentad_guard_name_is (name, len, "quality"))
        pentad_scheme_read_quality (guard, &scheme->quality);
      else if (pentad_guard_name_is (name, len, "rounding"))
        pentad_scheme_read_rounding (guard, scheme);
      else if (pentad_guard_name_is (name, len, "indicators"))
        {
          indicators = "indicators";
          pentad_guard_begin_array (guard);
          while (pentad_guard_next_element (guard))
            read_indicator (guard, scheme);
        }
      else if (!pentad_scheme_read_rules (guard, name, len, scheme))
        pentad_guard_skip (guard);
    }
  pentad_field_require (guard, scheme->id, "the scheme's id");
  pentad_field_require (guard, scheme->version, "the scheme's version");
  pentad_field_require (guard, steps, "the scheme's steps");
  pentad_field_require (guard, indicators, "the scheme's indicators");
}

static void
read_rest (PentadGuard *guard, PentadScheme *scheme)
{
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "composites"))
        pentad_scheme_read_composites (guard, scheme);
      else
        pentad_guard_skip (guard);
    }
}

/* Members come in any order, and composites refer to all the others: they are read in a second
 * pass. */
PentadScheme *
pentad_read_scheme (const char *data, gsize len, const char *origin, GError **error)
{
  PentadScheme *scheme = pentad_scheme_new (NULL);
  const PentadGuardLimits limits = pentad_guard_small_limits ();
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, &limits);
  read_most (&guard, scheme);
  if (!pentad_reader_finish (&guard, error))
    {
      pentad_scheme_unref (scheme);
      return NULL;
    }
  pentad_guard_init (&guard, data, len, origin, &limits);
  read_rest (&guard, scheme);
  return PENTAD_READER_FINISH (&guard, scheme, pentad_scheme_unref, error);
}

PentadScheme *
pentad_read_scheme_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  gsize most = pentad_guard_small_limits ().bytes + 1, len;

  if (stream == NULL)
    return NULL;
  g_autofree char *data = g_malloc (most);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), data, most, &len, NULL, error))
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  return pentad_read_scheme (data, len, path, error);
}
