/* Benchmark: a change set applied and the figures of a board refreshed, in a small and a large
 * city, and what a case takes. SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   bench-ledger [--bounds]
 *
 * Both cities have the same 100,000 unit grids; one holds 10,000 cases, the other 1,000,000, with
 * trails of 8 to 10 acts, persons and ids like the demo city's. The same numbers of changes are
 * applied to both at one instant: 1 % of the small city and 1 % of the large one. Prints JSON
 * lines; with --bounds the exit code is 1 when the large city costs more than 1.5 times as much, or
 * a case more than 96 bytes. Addresses are counted apart. */
#include "config.h"

#include <malloc.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codec/documents.h"
#include "evaluate/indicators.h"
#include "evaluate/series.h"
#include "host/paths.h"

#define SMALL 10000
#define LARGE 1000000

#define MAX_RATIO 1.5
#define MAX_BYTES 96

#define N_DISTRICTS   10
#define N_STREETS     10 /* of a district, and so on */
#define N_COMMUNITIES 20
#define N_GRIDS       50
#define N_CLASSES     200
#define N_DEPARTMENTS 40
#define N_POSTS       2000

/* 2026-11-22 14:00 UTC. */
#define START G_GINT64_CONSTANT (1795356000)

#define ROUNDS 15
#define POLL_S 15

typedef struct
{
  PentadCity *city;
  int n;
  gint64 now;
  GRand *rand;
  guint8 *acts; /* of each case, above 8 */
  gint64 n_changes;
} Bench;

static double
now_ms (void)
{
  return (double)g_get_monotonic_time () / 1000;
}

/* Bytes that the program has taken from malloc. */
static double
allocated (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return (double)info.uordblks + (double)info.hblkhd;
}

static void
grid_code (int grid, char code[32])
{
  int community = grid / N_GRIDS, street = community / N_COMMUNITIES;

  g_snprintf (code, 32, "9901%02d%03d%03d%03d", street / N_STREETS, street % N_STREETS,
              community % N_COMMUNITIES, grid % N_GRIDS);
}

static PentadDivisions *
make_divisions (void)
{
  PentadDivisionsBuilder *builder = pentad_divisions_builder_new ("990100", NULL);

  for (int grid = 0; grid < N_DISTRICTS * N_STREETS * N_COMMUNITIES * N_GRIDS; grid++)
    {
      char code[32], community[32], street[32], district[32];

      grid_code (grid, code);
      g_snprintf (community, sizeof community, "%.12s", code);
      g_snprintf (street, sizeof street, "%.9s", code);
      g_snprintf (district, sizeof district, "%.6s", code);
      if (grid % (N_STREETS * N_COMMUNITIES * N_GRIDS) == 0)
        pentad_divisions_builder_add (builder, PENTAD_LEVEL_DISTRICT, district, NULL, NULL);
      if (grid % (N_COMMUNITIES * N_GRIDS) == 0)
        pentad_divisions_builder_add (builder, PENTAD_LEVEL_STREET, street, NULL, district);
      if (grid % N_GRIDS == 0)
        pentad_divisions_builder_add (builder, PENTAD_LEVEL_COMMUNITY, community, NULL, street);
      pentad_divisions_builder_add (builder, PENTAD_LEVEL_GRID, code, NULL, community);
    }
  return pentad_divisions_builder_finish (builder);
}

static PentadCatalogue *
make_catalogue (void)
{
  PentadCatalogue *catalogue = pentad_catalogue_new ();
  char code[32], major[32];

  for (int i = 0; i < N_CLASSES; i++)
    {
      g_snprintf (major, sizeof major, "e%02d", i / 20);
      g_snprintf (code, sizeof code, "e%02d%02d", i / 20, i % 20);
      pentad_catalogue_add_class (catalogue, major, NULL, PENTAD_CLASS_EVENT, NULL);
      pentad_catalogue_add_class (catalogue, code, NULL, PENTAD_CLASS_EVENT, major);
    }
  for (int i = 0; i < N_DEPARTMENTS; i++)
    {
      g_snprintf (code, sizeof code, "D%02d", i);
      pentad_catalogue_add_department (catalogue, code, NULL, NULL, NULL);
    }
  for (int i = 0; i < N_POSTS; i++)
    {
      g_snprintf (code, sizeof code, "S-%04d", i);
      pentad_catalogue_add_post (catalogue, code, NULL, "supervisor", NULL);
    }
  return catalogue;
}

static PentadScheme *
make_scheme (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = pentad_paths_find_data ("schemes", "demo.json", &error);
  PentadScheme *scheme = path != NULL ? pentad_read_scheme_file (path, &error) : NULL;

  if (scheme == NULL)
    g_error ("%s", error->message);
  return scheme;
}

static const char *
any_post (Bench *bench, char code[32])
{
  g_snprintf (code, 32, "S-%04d", g_rand_int_range (bench->rand, 0, N_POSTS));
  return code;
}

/* A case that was filed and handled some time in the last days; it is ended when it has ten acts.
 * What it is follows from its number, so that a change of it is one more act. */
static PentadCase *
make_case (Bench *bench, int number, gboolean with_address)
{
  static const int wait_s[] = { 0, 900, 700, 500, 30000, 600, 0, 900, 2400, 1200 };
  char supervisor[32], acceptor[32], filer[32], dispatcher[32], checker[32], department[8];
  char id[32], class_code[16], division[32], address[64];
  gint64 times[10];

  g_rand_set_seed (bench->rand, (guint32)number);
  int grid = g_rand_int_range (bench->rand, 0, N_DISTRICTS * N_STREETS * N_COMMUNITIES * N_GRIDS);
  int number_of_class = g_rand_int_range (bench->rand, 0, N_CLASSES);
  gint64 time = START - 40000 - g_rand_int_range (bench->rand, 0, 86400);
  for (guint i = 0; i < 10; i++)
    {
      time += wait_s[i] > 0 ? wait_s[i] / 2 + g_rand_int_range (bench->rand, 0, wait_s[i]) : 0;
      times[i] = MIN (time, START);
    }
  any_post (bench, supervisor);
  any_post (bench, acceptor);
  any_post (bench, filer);
  any_post (bench, dispatcher);
  any_post (bench, checker);
  g_snprintf (department, sizeof department, "D%02d",
              g_rand_int_range (bench->rand, 0, N_DEPARTMENTS));
  g_snprintf (id, sizeof id, "YZ20261122%06d", number);
  g_snprintf (class_code, sizeof class_code, "e%02d%02d", number_of_class / 20,
              number_of_class % 20);
  grid_code (grid, division);
  g_snprintf (address, sizeof address, "柳岸街道老北塘苑社区东井%d街%d号", grid % 10,
              g_rand_int_range (bench->rand, 1, 300));
  const PentadTrailEntry trail[10] = {
    { times[0], PENTAD_NO_TIME, NULL, supervisor, NULL, PENTAD_ACT_REPORT, 0 },
    { times[1], PENTAD_NO_TIME, NULL, acceptor, NULL, PENTAD_ACT_ACCEPT, 0 },
    { times[2], PENTAD_NO_TIME, NULL, filer, dispatcher, PENTAD_ACT_FILE, 0 },
    { times[3], times[3] + g_rand_int_range (bench->rand, 7200, 100000), department, dispatcher,
      NULL, PENTAD_ACT_DISPATCH, 0 },
    { times[4], PENTAD_NO_TIME, NULL, NULL, NULL, PENTAD_ACT_DISPOSE, 0 },
    { times[5], PENTAD_NO_TIME, NULL, NULL, NULL, PENTAD_ACT_FEEDBACK, 0 },
    { times[6], PENTAD_NO_TIME, NULL, NULL, checker, PENTAD_ACT_ASK_CHECK, 0 },
    { times[7], PENTAD_NO_TIME, NULL, checker, supervisor, PENTAD_ACT_SEND_CHECK, 0 },
    { times[8], PENTAD_NO_TIME, NULL, supervisor, NULL, PENTAD_ACT_CHECK, 0 },
    { times[9], PENTAD_NO_TIME, NULL, checker, NULL, PENTAD_ACT_CLOSE, 0 },
  };
  const PentadCaseFacts facts = {
    .id = id,
    .class_code = class_code,
    .source = g_rand_int_range (bench->rand, 0, PENTAD_N_SOURCES),
    .division = division,
    .lon = 118 + g_rand_int_range (bench->rand, 0, 100000) / 1e6,
    .lat = 32 + g_rand_int_range (bench->rand, 0, 100000) / 1e6,
    .address = with_address ? address : NULL,
    .condition = 1,
  };
  return pentad_case_new (&facts, trail, 8 + bench->acts[number]);
}

/* Cases in portions, so that what is read and what is held are never there twice. */
static void
fill (Bench *bench, gboolean with_address)
{
  for (int i = 0; i < bench->n;)
    {
      g_autoptr (PentadState) state = pentad_state_new ();

      state->as_of = bench->now;
      state->is_delta = i > 0;
      for (int end = MIN (bench->n, i + 5000); i < end; i++)
        g_ptr_array_add (state->cases, make_case (bench, i, with_address));
      pentad_city_apply_state (bench->city, state);
    }
}

static void
bench_init (Bench *bench, int n)
{
  g_autoptr (PentadDivisions) divisions = make_divisions ();
  g_autoptr (PentadCatalogue) catalogue = make_catalogue ();
  g_autoptr (PentadScheme) scheme = make_scheme ();

  bench->city = pentad_city_new ();
  bench->n = n;
  bench->now = START;
  bench->acts = g_new (guint8, (gsize)n);
  bench->n_changes = 0;
  for (int i = 0; i < n; i++)
    bench->acts[i] = i % 3;
  bench->rand = g_rand_new_with_seed (1);
  pentad_city_set_divisions (bench->city, divisions);
  pentad_city_set_catalogue (bench->city, catalogue);
  pentad_city_set_scheme (bench->city, scheme);
}

static void
bench_clear (Bench *bench)
{
  g_object_unref (bench->city);
  g_rand_free (bench->rand);
  g_free (bench->acts);
}

/* Every figure, trend and breakdown of a board over the city. */
static double
refresh (Bench *bench)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (bench->city);
  gint32 today = pentad_zone_day (pentad_city_get_zone (bench->city), bench->now);
  PentadPeriod period = pentad_period_current (PENTAD_PERIOD_TODAY, today);
  gint64 hour = bench->now - bench->now % PENTAD_HOUR_S;
  g_autoptr (GArray) places = pentad_places_around (divisions, 0);
  double begin = now_ms ();

  g_autoptr (PentadFigures) figures =
      pentad_evaluate (bench->city, &period, bench->now, places, 0, POLL_S);
  g_autoptr (PentadFigures) previous =
      pentad_evaluate_previous (bench->city, &period, bench->now, places, 0, POLL_S);
  for (int i = 0; i < 4; i++)
    g_free (pentad_series_hourly (bench->city, 0, PENTAD_ACT_FILE, hour - (22 + i) * PENTAD_HOUR_S,
                                  24, bench->now));
  for (int i = 0; i < 2; i++)
    {
      g_free (pentad_series_daily (bench->city, 0, PENTAD_COUNT_CLOSE, &period, bench->now));
      g_array_unref (pentad_series_by_class (bench->city, 0, PENTAD_COUNT_REPORT, &period,
                                             bench->now, i == 0));
    }
  return now_ms () - begin;
}

/* Cases that have gone one act further; of those that have ended the last two turn out not to have
 * been. */
static PentadState *
make_changes (Bench *bench, int n)
{
  PentadState *state = pentad_state_new ();

  state->as_of = bench->now;
  state->is_delta = TRUE;
  for (int i = 0; i < n; i++)
    {
      int number = (int)((bench->n_changes++ * 7919) % bench->n);

      bench->acts[number] = (bench->acts[number] + 1) % 3;
      g_ptr_array_add (state->cases, make_case (bench, number, FALSE));
    }
  return state;
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return x < y ? -1 : x > y;
}

static double
median (double *values)
{
  qsort (values, ROUNDS, sizeof *values, compare);
  return values[ROUNDS / 2];
}

/* Milliseconds for n changes and a refresh. */
static double
measure_changes (Bench *bench, int n)
{
  double times[ROUNDS];

  for (int i = 0; i < ROUNDS; i++)
    {
      g_autoptr (PentadState) state = make_changes (bench, n);
      double begin = now_ms ();

      pentad_city_apply_state (bench->city, state);
      refresh (bench);
      times[i] = now_ms () - begin;
    }
  return median (times);
}

typedef struct
{
  double per_case, with_ledgers, anew_ms, refresh_ms, poll_ms, few_ms, many_ms;
} Result;

static Result
run (int n)
{
  Bench bench;
  Result result;
  double times[ROUNDS];

  bench_init (&bench, n);
  malloc_trim (0);
  double before = allocated ();
  fill (&bench, FALSE);
  malloc_trim (0);
  result.per_case = (allocated () - before) / n;
  /* The first refresh makes the ledgers: of now and of the same time yesterday. */
  result.anew_ms = refresh (&bench);
  result.with_ledgers = (allocated () - before) / n;
  for (int i = 0; i < ROUNDS; i++)
    times[i] = refresh (&bench);
  result.refresh_ms = median (times);
  for (int i = 0; i < ROUNDS; i++)
    {
      bench.now += POLL_S;
      times[i] = refresh (&bench);
    }
  result.poll_ms = median (times);
  result.few_ms = measure_changes (&bench, SMALL / 100);
  result.many_ms = measure_changes (&bench, LARGE / 100);
  printf ("{\"benchmark\": \"ledger\", \"cases\": %d, \"bytes_per_case\": %.1f, "
          "\"bytes_with_ledgers\": %.1f, \"anew_ms\": %.1f, \"refresh_ms\": %.3f, "
          "\"after_%d_s_ms\": %.3f, \"changes_%d_ms\": %.3f, \"changes_%d_ms\": %.3f}\n",
          n, result.per_case, result.with_ledgers, result.anew_ms, result.refresh_ms, POLL_S,
          result.poll_ms, SMALL / 100, result.few_ms, LARGE / 100, result.many_ms);
  bench_clear (&bench);
  return result;
}

static double
measure_address (void)
{
  double taken[2];

  for (int i = 0; i < 2; i++)
    {
      Bench bench;

      bench_init (&bench, SMALL * 10);
      malloc_trim (0);
      double before = allocated ();
      fill (&bench, i == 1);
      taken[i] = (allocated () - before) / bench.n;
      bench_clear (&bench);
    }
  return taken[1] - taken[0];
}

int
main (int argc, char **argv)
{
  gboolean bounds = argc > 1 && strcmp (argv[1], "--bounds") == 0;
  Result small = run (SMALL), large = run (LARGE);
  double few = large.few_ms / small.few_ms, many = large.many_ms / small.many_ms;

  printf ("{\"benchmark\": \"ledger-ratio\", \"changes_%d\": %.2f, \"changes_%d\": %.2f, "
          "\"bound\": %.1f, \"bytes_per_case\": %.1f, \"bound_bytes\": %d, "
          "\"address_bytes\": %.1f, \"anew_over_changes\": %.0f}\n",
          SMALL / 100, few, LARGE / 100, many, MAX_RATIO, large.per_case, MAX_BYTES,
          measure_address (), large.anew_ms / large.few_ms);
  return bounds && (few > MAX_RATIO || many > MAX_RATIO || large.per_case > MAX_BYTES);
}
