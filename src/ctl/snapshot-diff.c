/* `pentadctl snapshot diff`: which figures differ between two snapshots, largest first.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/commands.h"
#include "ctl/place-figures.h"

#include "codec/json-writer.h"
#include "host/paths.h"
#include "snapshot/stand-in.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>

/* One figure of one place, as one of the two has it. */
typedef struct
{
  const char *id, *code, *level;
  double before, after; /* NAN: no data */
} Difference;

/* One side of the comparison. */
typedef struct
{
  PentadCtlSession session;
  PentadFigures *figures;
  GHashTable *values; /* "ID CODE LEVEL" to double * */
} Side;

static void
side_clear (Side *side)
{
  g_clear_pointer (&side->values, g_hash_table_unref);
  g_clear_pointer (&side->figures, pentad_figures_unref);
  pentad_ctl_session_clear (&side->session);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

/* Calls func for every figure that is about its place. */
static void
each_figure (const Side *side,
             void (*func) (const Difference *, const PentadFigure *, gpointer),
             gpointer user_data)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (side->session.city);
  const PentadScheme *scheme = side->figures->scheme;

  for (guint row = 0; row < side->figures->places->len; row++)
    {
      const PentadDivision *division =
          pentad_divisions_get (divisions, g_array_index (side->figures->places, int, row));

      for (guint i = 0; i < scheme->indicators->len; i++)
        {
          const PentadIndicator *indicator = g_ptr_array_index (scheme->indicators, i);
          const PentadFigure *figure = pentad_figures_get (side->figures, row, i);
          const Difference named = { .id = indicator->id,
                                     .code = division->code,
                                     .level = pentad_level_id (division->level) };

          func (&named, figure, user_data);
        }
    }
}

static char *
make_key (const Difference *named)
{
  return g_strjoin (" ", named->id, named->code, named->level, NULL);
}

static void
keep_cb (const Difference *named, const PentadFigure *figure, gpointer user_data)
{
  GHashTable *values = user_data;

  if (!isnan (figure->value))
    g_hash_table_insert (values, make_key (named),
                         g_memdup2 (&figure->value, sizeof figure->value));
}

/* What both sides are told apart by. */
typedef struct
{
  GHashTable *before;
  GArray *differences;
} Comparison;

static void
compare_cb (const Difference *named, const PentadFigure *figure, gpointer user_data)
{
  Comparison *comparison = user_data;
  g_autofree char *key = make_key (named);
  const double *before = g_hash_table_lookup (comparison->before, key);
  Difference found = *named;

  found.before = before != NULL ? *before : NAN;
  found.after = figure->value;
  if (isnan (found.before) && isnan (found.after))
    return;
  if (isnan (found.before) || isnan (found.after) ||
      fabs (found.after - found.before) > 1e-9 * MAX (fabs (found.before), fabs (found.after)))
    g_array_append_val (comparison->differences, found);
}

/* Of what only one side has, all of it. */
static double
size_of (const Difference *difference)
{
  if (isnan (difference->before))
    return fabs (difference->after);
  if (isnan (difference->after))
    return fabs (difference->before);
  return fabs (difference->after - difference->before);
}

static int
compare_sizes (gconstpointer a, gconstpointer b)
{
  const Difference *first = a, *second = b;
  double difference = size_of (second) - size_of (first);
  gboolean first_is_new = isnan (first->after - first->before);
  gboolean second_is_new = isnan (second->after - second->before);
  int order;

  /* What only one side has is no change by so much. */
  if (first_is_new != second_is_new)
    return first_is_new ? 1 : -1;
  if (difference != 0)
    return difference > 0 ? 1 : -1;
  order = g_strcmp0 (first->id, second->id);
  return order != 0 ? order : g_strcmp0 (first->code, second->code);
}

static void
append_number (GString *line, double value)
{
  PentadJsonWriter writer;

  if (isnan (value))
    {
      g_string_append (line, "-");
      return;
    }
  pentad_json_writer_init (&writer, line);
  pentad_json_writer_double (&writer, value, 2);
}

static void
print_difference (const Difference *difference)
{
  g_autoptr (GString) line = g_string_new (NULL);
  double change = difference->after - difference->before;

  append_number (line, difference->before);
  g_string_append_c (line, '\t');
  append_number (line, difference->after);
  g_string_append_c (line, '\t');
  if (change > 0)
    g_string_append_c (line, '+');
  append_number (line, change);
  printf ("%s\t%s\t%s\t%s\n", difference->id, difference->level, difference->code, line->str);
}

static gboolean
evaluate (Side *side,
          const PentadCtlOptions *options,
          const char *path,
          PentadLevel level,
          GError **error)
{
  PentadCtlOptions own = *options; /* borrows all of it */

  own.from = (char *)path;
  side->figures = pentad_ctl_place_figures (&side->session, &own, level, error);
  side->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return side->figures != NULL;
}

static gboolean
run (const PentadCtlOptions *options, char **files, GError **error)
{
  g_auto (Side) before = { 0 };
  g_auto (Side) after = { 0 };
  g_autoptr (GArray) differences = g_array_new (FALSE, FALSE, sizeof (Difference));
  Comparison comparison = { .differences = differences };
  PentadLevel level;

  if (!pentad_ctl_parse_level (options->level, &level, error) ||
      !evaluate (&before, options, files[0], level, error) ||
      !evaluate (&after, options, files[1], level, error))
    return FALSE;
  each_figure (&before, keep_cb, before.values);
  comparison.before = before.values;
  each_figure (&after, compare_cb, &comparison);
  g_array_sort (differences, compare_sizes);
  printf ("id\tlevel\tdivision\tbefore\tafter\tchange\n");
  for (guint i = 0; i < differences->len; i++)
    print_difference (&g_array_index (differences, Difference, i));
  return fflush (stdout) == 0;
}

static gboolean
parse (PentadCtlOptions *options, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "period", 0, 0, G_OPTION_ARG_STRING, &options->period,
      N_ ("of which figures; today by default"), "PERIOD" },
    { "level", 0, 0, G_OPTION_ARG_STRING, &options->level,
      N_ ("finest divisions to compare: city, district, street, community or grid"), "LEVEL" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("A B");

  g_option_context_set_summary (
      context, _ ("Lists the figures, down to the unit grids, that differ between two snapshots "
                  "or platforms, largest first."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (*argc == 3)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "expected diff A B");
  return FALSE;
}

int
pentad_ctl_snapshot_diff (int argc, char **argv)
{
  g_auto (PentadCtlOptions) options = { .source = { .open_file = pentad_snapshot_open_stand_in } };
  g_autoptr (GError) error = NULL;

  pentad_paths_init_locale (NULL);
  if (!parse (&options, &argc, &argv, &error))
    {
      g_printerr ("pentadctl snapshot diff: %s\n", error->message);
      return 2;
    }
  if (!run (&options, argv + 1, &error))
    {
      g_printerr ("pentadctl snapshot diff: %s\n",
                  error != NULL ? error->message : "standard output");
      return 1;
    }
  return 0;
}
