/* `pentadctl figures --explain`: how one figure comes about, as text or JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/explain.h"

#include "codec/json-writer.h"
#include "ctl/rankings.h"
#include "evaluate/explain.h"
#include "evaluate/formula.h"

#include <math.h>

#include <glib/gi18n-lib.h>

/* Decimals of numerators and denominators that are hours. */
#define DECIMALS 2
/* Decimals of what is inside a score, which is not rounded yet. */
#define TERM_DECIMALS 4
/* Ids in one line of text. */
#define IDS_PER_LINE 5

typedef struct
{
  const PentadExplanation *why;
  const PentadCtlSession *session;
  PentadLanguage language;
  int decimals; /* of the figure */
} Output;

static const char *
exclusion_words (PentadExclusion exclusion)
{
  static const char *const words[PENTAD_N_EXCLUSIONS] = {
    [PENTAD_EXCLUDED_DAYS] = N_ ("days of which nothing is known"),
    [PENTAD_EXCLUDED_DEADLINES] =
        N_ ("deadlines moved or suspended before they passed, or of void cases"),
    [PENTAD_EXCLUDED_OUTSIDE] = N_ ("reports in no district, which no division counts"),
    [PENTAD_EXCLUDED_UNDATED] = N_ ("cases that ended at an unknown time"),
  };

  return _ (words[exclusion]);
}

static const char *const exclusion_ids[PENTAD_N_EXCLUSIONS] = {
  [PENTAD_EXCLUDED_DAYS] = "days",
  [PENTAD_EXCLUDED_DEADLINES] = "deadlines",
  [PENTAD_EXCLUDED_OUTSIDE] = "outside",
  [PENTAD_EXCLUDED_UNDATED] = "undated",
};

static const char *const state_ids[] = { "value", "no-data", "no-cases", "not-permitted" };

static const char *
missing_id (PentadMissing missing)
{
  static const char *const ids[] = { NULL, "drop", "full", "refuse" };

  return ids[missing];
}

static const char *
missing_words (PentadMissing missing)
{
  switch (missing)
    {
    case PENTAD_MISSING_DROP:
      return _ ("no value: left out, the other weights grow");
    case PENTAD_MISSING_FULL:
      return _ ("no value: taken as full score");
    case PENTAD_MISSING_REFUSE:
      return _ ("no value: there is no score");
    case PENTAD_MISSING_INHERIT:
      break;
    }
  return "";
}

/* The effects, rounded so that they sum to the change as it is shown. Transfer full. */
static double *
round_effects (const Output *output)
{
  const GArray *effects = output->why->effects;
  double *values = g_new0 (double, effects->len + 1);

  for (guint i = 0; i < effects->len; i++)
    values[i] = g_array_index (effects, PentadEffect, i).value;
  pentad_explain_round (values, effects->len, output->why->change, output->decimals);
  return values;
}

/* What an effect is of. Transfer full. */
static char *
effect_words (const Output *output, int part)
{
  const PentadExplanation *why = output->why;
  const PentadComposite *composite = why->indicator->composite;

  if (composite != NULL && part < (int)composite->terms->len)
    return pentad_score_term_words (why->scheme, pentad_composite_get (composite, (guint)part),
                                    output->language);
  if (composite != NULL)
    return g_strdup (_ ("kept within the lowest and highest score"));
  if (why->indicator->measure == PENTAD_MEASURE_COUNTS && why->indicator->denominator->len == 0)
    return g_strdup (pentad_counter_words (
        why->scheme, g_array_index (why->counts, PentadExplainedCount, part).count,
        output->language));
  return g_strdup (part == 0 ? _ ("numerator") : _ ("denominator"));
}

/* --- JSON --------------------------------------------------------------------------------------
 */

static void
write_figure (PentadJsonWriter *json,
              const Output *output,
              const char *name,
              const PentadFigure *figure,
              const PentadPeriod *period)
{
  pentad_json_writer_member_object (json, name);
  pentad_json_writer_member_day (json, "from", period->from);
  pentad_json_writer_member_day (json, "to", period->to);
  pentad_json_writer_member_string (json, "state", state_ids[figure->state]);
  pentad_json_writer_member_double (
      json, "value", pentad_figure_round (figure->value, output->decimals), output->decimals);
  pentad_json_writer_member_double (json, "numerator", figure->numerator, DECIMALS);
  pentad_json_writer_member_double (json, "denominator", figure->denominator, DECIMALS);
  pentad_json_writer_end_object (json);
}

static void
write_counts (PentadJsonWriter *json, const Output *output)
{
  pentad_json_writer_member_array (json, "counts");
  for (guint i = 0; i < output->why->counts->len; i++)
    {
      const PentadExplainedCount *count =
          &g_array_index (output->why->counts, PentadExplainedCount, i);

      pentad_json_writer_break (json);
      pentad_json_writer_begin_object (json);
      pentad_json_writer_member_string (json, "id", pentad_count_id (count->count));
      pentad_json_writer_member_string (json, "part", count->below ? "denominator" : "numerator");
      pentad_json_writer_member_int (json, "sign", count->sign);
      pentad_json_writer_member_int (json, "now", count->now);
      pentad_json_writer_member_int (json, "before", count->before);
      pentad_json_writer_end_object (json);
    }
  pentad_json_writer_end_array (json);
}

static void
write_terms (PentadJsonWriter *json, const Output *output)
{
  const PentadComposite *composite = output->why->indicator->composite;

  if (composite == NULL)
    return;
  pentad_json_writer_member_array (json, "terms");
  for (guint i = 0; i < composite->terms->len; i++)
    {
      const PentadScoreTerm *term = pentad_composite_get (composite, i);
      const PentadTermScore *score = &g_array_index (output->why->terms, PentadTermScore, i);
      g_autofree char *words =
          pentad_score_term_words (output->why->scheme, term, output->language);

      pentad_json_writer_break (json);
      pentad_json_writer_begin_object (json);
      pentad_json_writer_member_string (json, "kind", pentad_term_kind_id (term->kind));
      pentad_json_writer_member_string (json, "words", words);
      if (term->column >= 0)
        pentad_json_writer_member_string (json, "of",
                                          ((const PentadIndicator *)g_ptr_array_index (
                                               output->why->scheme->indicators, term->column))
                                              ->id);
      pentad_json_writer_member_double (json, "weight", term->weight, -1);
      pentad_json_writer_member_double (json, "weight_applied", score->weight, -1);
      pentad_json_writer_member_double (json, "value", score->value, -1);
      pentad_json_writer_member_double (json, "points", score->points, -1);
      if (score->rule != PENTAD_MISSING_INHERIT)
        pentad_json_writer_member_string (json, "rule", missing_id (score->rule));
      pentad_json_writer_end_object (json);
    }
  pentad_json_writer_end_array (json);
}

static void
write_change (PentadJsonWriter *json, const Output *output)
{
  g_autofree double *effects = round_effects (output);

  pentad_json_writer_member_double (json, "change",
                                    pentad_figure_round (output->why->change, output->decimals),
                                    output->decimals);
  pentad_json_writer_member_array (json, "effects");
  for (guint i = 0; i < output->why->effects->len; i++)
    {
      g_autofree char *words =
          effect_words (output, g_array_index (output->why->effects, PentadEffect, i).part);

      pentad_json_writer_begin_object (json);
      pentad_json_writer_member_string (json, "of", words);
      pentad_json_writer_member_double (json, "points", effects[i], output->decimals);
      pentad_json_writer_end_object (json);
    }
  pentad_json_writer_end_array (json);
}

/* Ids with how often they count; only those that do. */
static void
write_cases (PentadJsonWriter *json, const Output *output, const char *name, gboolean below)
{
  pentad_json_writer_member_array (json, name);
  for (guint i = 0; i < output->why->cases->len; i++)
    {
      const PentadExplainedCase *item = &g_array_index (output->why->cases, PentadExplainedCase, i);
      int n = below ? item->below : item->above;

      if (n == 0)
        continue;
      pentad_json_writer_begin_array (json);
      pentad_json_writer_string (json, item->id);
      pentad_json_writer_int (json, n);
      pentad_json_writer_end_array (json);
    }
  pentad_json_writer_end_array (json);
}

static char *
to_json (const Output *output, const PentadCtlUnit *unit)
{
  const PentadExplanation *why = output->why;
  GString *text = g_string_new (NULL);
  g_autofree char *formula = pentad_formula_words (why->scheme, why->indicator, output->language);
  PentadJsonWriter writer, *json = &writer;

  pentad_json_writer_init (json, text);
  pentad_json_writer_begin_object (json);
  pentad_json_writer_member_string (json, "id", why->indicator->id);
  pentad_json_writer_member_string (
      json, why->about == PENTAD_SUBJECT_AREA ? "division" : pentad_subject_id (why->about),
      unit->code);
  pentad_json_writer_member_string (json, "object", pentad_subject_id (why->about));
  pentad_json_writer_member_string (json, "unit", pentad_unit_id (why->indicator->unit));
  pentad_json_writer_member_string (json, "formula", formula);
  pentad_json_writer_member_string (json, "cohort", why->indicator->cohort);
  pentad_json_writer_member_object (json, "scheme");
  pentad_json_writer_member_string (json, "id", why->scheme->id);
  pentad_json_writer_member_string (json, "version", why->scheme->version);
  pentad_json_writer_member_string (json, "source", why->scheme->source);
  pentad_json_writer_member_day (json, "valid_from", why->scheme->valid_from);
  pentad_json_writer_end_object (json);
  pentad_json_writer_member_time (json, "as_of", why->as_of,
                                  pentad_city_get_zone (output->session->city));
  pentad_json_writer_member_double (json, "completeness", why->completeness, 4);
  write_figure (json, output, "now", &why->now, &why->period);
  write_figure (json, output, "before", &why->before, &why->previous);
  write_counts (json, output);
  write_terms (json, output);
  pentad_json_writer_member_boolean (json, "band_period_differs", why->band_period_differs);
  pentad_json_writer_member_object (json, "left_out");
  for (int i = 0; i < PENTAD_N_EXCLUSIONS; i++)
    if (why->excluded[i] >= 0)
      pentad_json_writer_member_int (json, exclusion_ids[i], why->excluded[i]);
  pentad_json_writer_end_object (json);
  write_change (json, output);
  pentad_json_writer_member_boolean (json, "cases_known", why->has_cases);
  write_cases (json, output, "numerator_cases", FALSE);
  write_cases (json, output, "denominator_cases", TRUE);
  pentad_json_writer_end_object (json);
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

/* --- Text --------------------------------------------------------------------------------------
 */

/* "—" without a value. */
static void
append_number (GString *text, double value, int decimals, gboolean with_sign)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  double rounded = pentad_figure_round (value, decimals) + 0.0; /* no "-0" */
  char format[8];

  if (isnan (value))
    {
      g_string_append (text, "—");
      return;
    }
  g_snprintf (format, sizeof format, "%%.%df", decimals);
  if (with_sign && rounded > 0)
    g_string_append_c (text, '+');
  g_string_append (text, g_ascii_formatd (number, sizeof number, format, rounded));
}

/* Numerators and denominators: whole numbers of cases, or hours. */
static void
append_part (GString *text, double value)
{
  append_number (text, value, value == floor (value) ? 0 : DECIMALS, FALSE);
}

static const char *
unit_words (const PentadIndicator *indicator)
{
  switch (indicator->unit)
    {
    case PENTAD_UNIT_COUNT:
      return "";
    case PENTAD_UNIT_PERCENT:
      return " %";
    case PENTAD_UNIT_HOURS:
      return _ (" h");
    case PENTAD_UNIT_POINTS:
      return C_ ("score", " points");
    }
  g_return_val_if_reached ("");
}

static const char *
state_words (PentadFigureState state)
{
  return state == PENTAD_FIGURE_NO_CASES ? _ ("no cases in this period") : _ ("no data");
}

static void
append_figure (GString *text,
               const Output *output,
               const char *title,
               const PentadFigure *figure,
               const PentadPeriod *period)
{
  char from[16], to[16];
  const PentadScheme *scheme = output->why->scheme;
  double shown = pentad_figure_round (figure->value, output->decimals);

  g_string_append_printf (text, "%s %s..%s: ", title, pentad_day_format (period->from, from),
                          pentad_day_format (period->to, to));
  if (figure->state != PENTAD_FIGURE_VALUE)
    {
      g_string_append_printf (text, "%s\n", state_words (figure->state));
      return;
    }
  append_number (text, shown, output->decimals, FALSE);
  g_string_append (text, unit_words (output->why->indicator));
  if (output->why->indicator->composite != NULL && pentad_scheme_get_grade (scheme, shown) != NULL)
    {
      const PentadGrade *grade = pentad_scheme_get_grade (scheme, shown);

      g_string_append_printf (text, " · %s %s", grade->id,
                              pentad_label_get (&grade->label, output->language));
    }
  if (!isnan (figure->numerator) && !isnan (figure->denominator))
    {
      g_string_append (text, " = ");
      append_part (text, figure->numerator);
      g_string_append (text, " ÷ ");
      append_part (text, figure->denominator);
    }
  g_string_append_c (text, '\n');
}

static void
append_counts (GString *text, const Output *output)
{
  if (output->why->counts->len > 0)
    g_string_append_printf (text, "%s\n", _ ("counts (now, before):"));
  for (guint i = 0; i < output->why->counts->len; i++)
    {
      const PentadExplainedCount *count =
          &g_array_index (output->why->counts, PentadExplainedCount, i);

      g_string_append_printf (
          text, "  %s %s %s (%s): %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT "\n",
          count->below ? "÷" : " ", count->sign < 0 ? "−" : "+",
          pentad_counter_words (output->why->scheme, count->count, output->language),
          pentad_count_id (count->count), count->now, count->before);
    }
}

static void
append_terms (GString *text, const Output *output)
{
  const PentadComposite *composite = output->why->indicator->composite;

  if (composite == NULL)
    return;
  g_string_append_printf (text, "%s\n", _ ("terms (value, weight as applied, points):"));
  for (guint i = 0; i < composite->terms->len; i++)
    {
      const PentadTermScore *score = &g_array_index (output->why->terms, PentadTermScore, i);
      g_autofree char *words = pentad_score_term_words (
          output->why->scheme, pentad_composite_get (composite, i), output->language);

      g_string_append_printf (text, "  %s: ", words);
      append_number (text, score->value, TERM_DECIMALS, FALSE);
      g_string_append (text, ", ");
      append_number (text, score->weight, TERM_DECIMALS, FALSE);
      g_string_append (text, ", ");
      append_number (text, score->points, TERM_DECIMALS, TRUE);
      if (score->rule != PENTAD_MISSING_INHERIT)
        g_string_append_printf (text, " · %s", missing_words (score->rule));
      g_string_append_c (text, '\n');
    }
  if (output->why->band_period_differs)
    g_string_append_printf (
        text, "  %s\n",
        _ ("a band is meant for a period of another length; it is applied as it is"));
}

static void
append_change (GString *text, const Output *output)
{
  g_autofree double *effects = round_effects (output);

  if (isnan (output->why->change))
    return;
  g_string_append_printf (text, "%s ", _ ("change since the period before:"));
  append_number (text, pentad_figure_round (output->why->change, output->decimals),
                 output->decimals, TRUE);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < output->why->effects->len; i++)
    {
      g_autofree char *words =
          effect_words (output, g_array_index (output->why->effects, PentadEffect, i).part);

      g_string_append_printf (text, "  %s: ", words);
      append_number (text, effects[i], output->decimals, TRUE);
      g_string_append_c (text, '\n');
    }
}

static void
append_cases (GString *text, const Output *output, gboolean below)
{
  guint n_ids = 0;
  g_autofree char *number =
      g_strdup_printf ("%" G_GINT64_FORMAT, below ? output->why->n_below : output->why->n_above);

  g_string_append_printf (
      text, below ? _ ("cases behind the denominator, %s:") : _ ("cases behind the numerator, %s:"),
      number);
  for (guint i = 0; i < output->why->cases->len; i++)
    {
      const PentadExplainedCase *item = &g_array_index (output->why->cases, PentadExplainedCase, i);
      int times = below ? item->below : item->above;

      if (times == 0)
        continue;
      g_string_append (text, n_ids++ % IDS_PER_LINE == 0 ? "\n  " : " ");
      g_string_append (text, item->id);
      if (times != 1)
        g_string_append_printf (text, "×%d", times);
    }
  g_string_append_c (text, '\n');
}

static void
append_edition (GString *text, const Output *output)
{
  const PentadExplanation *why = output->why;
  char as_of[32] = "—";

  if (why->as_of != PENTAD_NO_TIME)
    pentad_time_format (why->as_of, pentad_city_get_zone (output->session->city), as_of);
  g_string_append_printf (text, _ ("counting rule: %s\n"),
                          pentad_cohort_words (why->indicator->cohort));
  g_string_append_printf (text, _ ("scheme: %s, edition %s\n"), why->scheme->id,
                          why->scheme->version);
  if (why->scheme->source != NULL)
    g_string_append_printf (text, _ ("source: %s\n"), why->scheme->source);
  g_string_append_printf (text, _ ("data as of %s, %.1f %% of the days known\n"), as_of,
                          100 * why->completeness);
}

static char *
to_text (const Output *output, const PentadCtlUnit *unit)
{
  const PentadExplanation *why = output->why;
  GString *text = g_string_new (NULL);
  g_autofree char *formula = pentad_formula_words (why->scheme, why->indicator, output->language);

  g_string_append_printf (
      text, "%s (%s) · %s (%s)\n", pentad_label_get (&why->indicator->label, output->language),
      why->indicator->id, pentad_label_get (unit->name, output->language), unit->code);
  append_figure (text, output, _ ("now"), &why->now, &why->period);
  append_figure (text, output, _ ("before"), &why->before, &why->previous);
  g_string_append_printf (text, _ ("formula: %s\n"), formula);
  append_edition (text, output);
  append_counts (text, output);
  append_terms (text, output);
  for (int i = 0; i < PENTAD_N_EXCLUSIONS; i++)
    if (why->excluded[i] > 0)
      {
        g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, why->excluded[i]);

        g_string_append_printf (text, _ ("left out: %s %s\n"), number, exclusion_words (i));
      }
  append_change (text, output);
  if (why->has_cases)
    append_cases (text, output, FALSE);
  if (why->has_cases && !isnan (why->now.denominator))
    append_cases (text, output, TRUE);
  return g_string_free (text, FALSE);
}

/* The place of the session, or what --unit names; -1 with *error when the source has none. */
static int
find_unit (const PentadCtlSession *session,
           const PentadCtlOptions *options,
           PentadSubject subject,
           GError **error)
{
  const PentadCatalogue *catalogue = pentad_city_get_catalogue (session->city);
  int unit = -1;

  if (subject == PENTAD_SUBJECT_AREA)
    return session->place;
  if (catalogue != NULL)
    unit = subject == PENTAD_SUBJECT_DEPARTMENT
               ? pentad_catalogue_find_department (catalogue, options->unit)
               : pentad_catalogue_find_post (catalogue, options->unit);
  if (unit < 0)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 "--unit: %s has no %s with the code “%s”", options->from,
                 pentad_subject_id (subject), options->unit);
  return unit;
}

char *
pentad_ctl_explain (const PentadCtlSession *session,
                    const PentadCtlOptions *options,
                    PentadSubject subject,
                    GError **error)
{
  int index = find_unit (session, options, subject, error);

  if (index < 0)
    return NULL;
  g_autoptr (PentadExplanation) why = pentad_explain (
      session->city, subject, index, &session->period, session->time, options->explain);
  if (why == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "--explain: %s has no figure with the id “%s” of this %s", options->from,
                   options->explain, pentad_subject_id (subject));
      return NULL;
    }
  Output output = {
    .why = why,
    .session = session,
    .language = pentad_language_current (),
    .decimals = why->indicator->unit == PENTAD_UNIT_COUNT ? 0 : why->scheme->decimals,
  };
  PentadCtlUnit unit = pentad_ctl_unit (session->city, subject, index);
  return options->json ? to_json (&output, &unit) : to_text (&output, &unit);
}
