/* `pentadctl figures`: every indicator of every division, department or post as JSON or CSV.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <stdio.h>

#include "codec/csv-number.h"
#include "codec/json-writer.h"
#include "ctl/commands.h"
#include "ctl/explain.h"
#include "ctl/place-figures.h"
#include "ctl/rankings.h"
#include "ctl/session.h"
#include "evaluate/subjects.h"
#include "host/paths.h"
#include "model/csv.h"

/* Decimals of numerators and denominators, which are counts or hours. */
#define DECIMALS 2

/* One line of the output: a figure with its provenance. */
typedef struct
{
  const PentadIndicator *indicator;
  const PentadFigure *figure;
  const char *code; /* of the division, department or post */
} Line;

/* The period as it was counted: a running one ends on the day of evaluation. */
static gint32
last_day (const PentadCtlSession *session)
{
  gint32 today = pentad_zone_day (pentad_city_get_zone (session->city), session->time);

  return session->period.kind == PENTAD_PERIOD_RANGE ? session->period.to
                                                     : MIN (session->period.to, today);
}

/* The member that holds the code. */
static const char *
code_name (const PentadFigures *figures)
{
  return figures->subject == PENTAD_SUBJECT_AREA ? "division"
                                                 : pentad_subject_id (figures->subject);
}

/* Rates, times and scores are rounded once, here (domain.md 3.3). */
static int
decimals_of (const PentadFigures *figures, const Line *line)
{
  return line->indicator->unit == PENTAD_UNIT_COUNT ? 0 : figures->scheme->decimals;
}

/* The letter of a score as it is printed; NULL for anything else. */
static const char *
grade_of (const PentadFigures *figures, const Line *line)
{
  const PentadGrade *grade =
      line->indicator->composite != NULL
          ? pentad_scheme_get_grade (
                figures->scheme,
                pentad_figure_round (line->figure->value, figures->scheme->decimals))
          : NULL;

  return grade != NULL ? grade->id : NULL;
}

static const char *
freshness_of (const PentadFigures *figures)
{
  return pentad_freshness_id (figures->freshness);
}

static void
write_json_line (PentadJsonWriter *json,
                 const PentadCtlSession *session,
                 const PentadFigures *figures,
                 const Line *line)
{
  int decimals = decimals_of (figures, line);
  const char *grade = grade_of (figures, line);
  int year, month, mday;
  pentad_day_to_date (figures->period.to, &year, &month, &mday);
  double target = pentad_indicator_get_target (line->indicator, line->code, year);

  pentad_json_writer_break (json);
  pentad_json_writer_begin_object (json);
  pentad_json_writer_member_string (json, "id", line->indicator->id);
  pentad_json_writer_member_string (json, code_name (figures), line->code);
  pentad_json_writer_member_string (json, "object", pentad_subject_id (figures->subject));
  pentad_json_writer_member_double (json, "value",
                                    pentad_figure_round (line->figure->value, decimals), decimals);
  pentad_json_writer_member_double (json, "numerator", line->figure->numerator, DECIMALS);
  pentad_json_writer_member_double (json, "denominator", line->figure->denominator, DECIMALS);
  pentad_json_writer_member_string (json, "unit", pentad_unit_id (line->indicator->unit));
  pentad_json_writer_member_object (json, "period");
  pentad_json_writer_member_day (json, "from", figures->period.from);
  pentad_json_writer_member_day (json, "to", last_day (session));
  pentad_json_writer_end_object (json);
  pentad_json_writer_member_string (json, "cohort", line->indicator->cohort);
  pentad_json_writer_member_string (json, "scheme", figures->scheme->id);
  pentad_json_writer_member_string (json, "origin", "computed");
  pentad_json_writer_member_double (json, "completeness", figures->completeness, 4);
  if (grade != NULL)
    pentad_json_writer_member_string (json, "grade", grade);
  if (!isnan (target))
    pentad_json_writer_member_double (json, "target", target, DECIMALS);
  pentad_json_writer_end_object (json);
}

static void
append_csv (GString *out, const char *text, gboolean last)
{
  pentad_csv_append (out, text, PENTAD_CSV_NEEDED);
  g_string_append (out, last ? "\r\n" : ",");
}

static void
append_csv_number (GString *out, double value, int decimals)
{
  pentad_csv_append_number (out, value, decimals);
  g_string_append_c (out, ',');
}

static void
write_csv_line (GString *out,
                const PentadCtlSession *session,
                const PentadFigures *figures,
                const char *as_of,
                const Line *line)
{
  int decimals = decimals_of (figures, line);
  char day[16];

  append_csv (out, as_of, FALSE);
  append_csv (out, line->indicator->id, FALSE);
  append_csv (out, line->code, FALSE);
  append_csv (out, pentad_subject_id (figures->subject), FALSE);
  append_csv_number (out, pentad_figure_round (line->figure->value, decimals), decimals);
  append_csv_number (out, line->figure->numerator, DECIMALS);
  append_csv_number (out, line->figure->denominator, DECIMALS);
  append_csv (out, pentad_unit_id (line->indicator->unit), FALSE);
  append_csv (out, pentad_day_format (figures->period.from, day), FALSE);
  append_csv (out, pentad_day_format (last_day (session), day), FALSE);
  append_csv (out, line->indicator->cohort, FALSE);
  append_csv (out, figures->scheme->id, FALSE);
  append_csv (out, "computed", FALSE);
  append_csv_number (out, figures->completeness, 4);
  append_csv (out, grade_of (figures, line), TRUE);
}

typedef void (*LineFunc) (const Line *line, gpointer user_data);

typedef struct
{
  const PentadCtlSession *session;
  const PentadFigures *figures;
  const char *as_of;
  PentadJsonWriter *json;
  GString *text;
} Output;

/* What a figure of the whole city, or of its staff, is no figure of: it is not repeated as "no
 * data" for every division, department or post. */
static gboolean
is_about (const PentadIndicator *indicator,
          const PentadFigures *figures,
          int unit,
          const char *role)
{
  gboolean is_area = figures->subject == PENTAD_SUBJECT_AREA;

  if (indicator->measure == PENTAD_MEASURE_OUTSIDE && (!is_area || unit != 0))
    return FALSE;
  if (!is_area && (indicator->measure == PENTAD_MEASURE_STAFF_ONLINE ||
                   indicator->measure == PENTAD_MEASURE_STAFF_COVERAGE))
    return FALSE;
  return pentad_indicator_is_about (indicator, figures->subject, role);
}

static void
each_line (const PentadCtlSession *session,
           const PentadFigures *figures,
           LineFunc func,
           Output *output)
{
  for (guint row = 0; row < figures->places->len; row++)
    for (guint i = 0; i < figures->scheme->indicators->len; i++)
      {
        int unit = g_array_index (figures->places, int, row);
        PentadCtlUnit described = pentad_ctl_unit (session->city, figures->subject, unit);
        Line line = {
          .indicator = g_ptr_array_index (figures->scheme->indicators, i),
          .figure = pentad_figures_get (figures, row, i),
          .code = described.code,
        };

        if (is_about (line.indicator, figures, unit, described.role))
          func (&line, output);
      }
}

static void
json_cb (const Line *line, gpointer user_data)
{
  Output *output = user_data;

  write_json_line (output->json, output->session, output->figures, line);
}

static void
csv_cb (const Line *line, gpointer user_data)
{
  Output *output = user_data;

  write_csv_line (output->text, output->session, output->figures, output->as_of, line);
}

static char *
to_json (const PentadCtlSession *session, const PentadFigures *figures, const char *source)
{
  GString *text = g_string_new (NULL);
  PentadJsonWriter json;
  Output output = { .session = session, .figures = figures, .json = &json };

  pentad_json_writer_init (&json, text);
  pentad_json_writer_begin_object (&json);
  pentad_json_writer_member_string (&json, "source", source);
  pentad_json_writer_member_time (&json, "as_of", figures->as_of,
                                  pentad_city_get_zone (session->city));
  pentad_json_writer_member_string (&json, "freshness", freshness_of (figures));
  pentad_json_writer_member_array (&json, "figures");
  each_line (session, figures, json_cb, &output);
  pentad_json_writer_end_array (&json);
  pentad_ctl_write_rankings (&json, session, figures);
  pentad_json_writer_end_object (&json);
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

static char *
to_csv (const PentadCtlSession *session, const PentadFigures *figures)
{
  char as_of[32] = "";
  Output output = {
    .session = session, .figures = figures, .as_of = as_of, .text = g_string_new (NULL)
  };

  if (figures->as_of != PENTAD_NO_TIME)
    pentad_time_format (figures->as_of, pentad_city_get_zone (session->city), as_of);
  g_string_append (output.text, "as_of,id,");
  g_string_append (output.text, code_name (figures));
  g_string_append (output.text, ",object,value,numerator,denominator,unit,period_from,period_to,"
                                "cohort,scheme,origin,completeness,grade\r\n");
  each_line (session, figures, csv_cb, &output);
  return g_string_free (output.text, FALSE);
}

/* --division: that one; else every division down to --level, the street without it. */
static GArray *
choose_places (const PentadCtlSession *session, const PentadCtlOptions *options)
{
  PentadLevel level = PENTAD_LEVEL_STREET;

  if (options->level != NULL)
    pentad_level_parse (options->level, &level);
  if (options->division == NULL)
    return pentad_ctl_list_places (session, level);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_val (places, session->place);
  return places;
}

static gboolean
print (const char *text, GError **error)
{
  if (fputs (text, stdout) == EOF || fflush (stdout) != 0)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "standard output: %s",
                   g_strerror (errno));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_level (const PentadCtlOptions *options, GError **error)
{
  PentadLevel level;

  if (options->level == NULL || pentad_level_parse (options->level, &level))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "--level: “%s” is not known; expected city, district, street, community or grid",
               options->level);
  return FALSE;
}

static gboolean
parse_subject (const PentadCtlOptions *options, PentadSubject *subject, GError **error)
{
  for (int i = 0; i < PENTAD_N_SUBJECTS; i++)
    if (options->by == NULL || g_str_equal (options->by, pentad_subject_id (i)))
      {
        *subject = options->by == NULL ? PENTAD_SUBJECT_AREA : i;
        if (*subject == PENTAD_SUBJECT_AREA || options->division == NULL)
          return TRUE;
        g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                     "--division: only figures by area have one");
        return FALSE;
      }
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "--by: “%s” is not known; expected area, department or post", options->by);
  return FALSE;
}

/* --explain of departments and posts is of one of them. */
static gboolean
check_unit (const PentadCtlOptions *options, PentadSubject subject, GError **error)
{
  gboolean is_asked_for = options->explain != NULL && subject != PENTAD_SUBJECT_AREA;

  if (is_asked_for == (options->unit != NULL))
    return TRUE;
  if (is_asked_for)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 "--explain by %s needs --unit CODE", pentad_subject_id (subject));
  else
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 "--unit: only --explain by department or post has one");
  return FALSE;
}

/* Departments and posts work in the whole city. */
static gboolean
holds_subject (const PentadCtlSession *session,
               const PentadCtlOptions *options,
               PentadSubject subject,
               GError **error)
{
  if (subject == PENTAD_SUBJECT_AREA || pentad_city_get_root (session->city) == 0)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "--by %s: not part of %s, which holds the figures by area of %s", options->by,
               options->from, pentad_city_get_about (session->city)->part);
  return FALSE;
}

static gboolean
run_explain (const PentadCtlOptions *options, GError **error)
{
  g_auto (PentadCtlSession) session = { 0 };
  PentadSubject subject = PENTAD_SUBJECT_AREA;

  if (!parse_subject (options, &subject, error) || !check_unit (options, subject, error) ||
      !pentad_ctl_session_open (&session, options, PENTAD_CTL_CASES, error) ||
      !holds_subject (&session, options, subject, error))
    return FALSE;
  g_autofree char *text = pentad_ctl_explain (&session, options, subject, error);
  return text != NULL && print (text, error);
}

/* NULL while the city lacks what it takes. */
static PentadFigures *
evaluate (const PentadCtlSession *session, const PentadCtlOptions *options, PentadSubject subject)
{
  double interval_s = pentad_feed_get_interval_s (session->feed);

  if (subject != PENTAD_SUBJECT_AREA)
    return pentad_evaluate_subjects (session->city, subject, &session->period, session->time,
                                     session->age_s, interval_s);

  g_autoptr (GArray) places = choose_places (session, options);
  return pentad_evaluate (session->city, &session->period, session->time, places, session->age_s,
                          interval_s);
}

static gboolean
run (const PentadCtlOptions *options, GError **error)
{
  g_auto (PentadCtlSession) session = { 0 };
  const char *format = options->format != NULL ? options->format : "json";
  PentadSubject subject = PENTAD_SUBJECT_AREA;

  if (!g_str_equal (format, "json") && !g_str_equal (format, "csv"))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "--format: “%s” is neither json nor csv", format);
      return FALSE;
    }
  if (!parse_subject (options, &subject, error) || !check_unit (options, subject, error) ||
      !check_level (options, error) ||
      !pentad_ctl_session_open (&session, options, PENTAD_CTL_FIGURES, error))
    return FALSE;

  if (!holds_subject (&session, options, subject, error))
    return FALSE;
  g_autoptr (PentadFigures) figures = evaluate (&session, options, subject);
  if (figures == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "%s sends no %s or no scheme",
                   options->from, subject == PENTAD_SUBJECT_AREA ? "divisions" : "catalogue");
      return FALSE;
    }
  g_autofree char *text = g_str_equal (format, "json") ? to_json (&session, figures, options->from)
                                                       : to_csv (&session, figures);
  return print (text, error);
}

int
pentad_ctl_figures (int argc, char **argv)
{
  g_auto (PentadCtlOptions) options = { 0 };
  g_autoptr (GError) error = NULL;

  pentad_paths_init_locale (pentad_paths_peek_language (argc, argv));
  if (!pentad_ctl_options_parse (&options, "figures", argc, argv, &error))
    {
      g_printerr ("pentadctl figures: %s\n", error->message);
      return 2;
    }
  if (options.explain != NULL ? !run_explain (&options, &error) : !run (&options, &error))
    {
      g_printerr ("pentadctl figures: %s\n", error->message);
      return 1;
    }
  return 0;
}
