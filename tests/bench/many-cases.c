/* A city of very many cases for benchmarks: the same 100,000 unit grids however many there are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "many-cases.h"

#include "codec/documents.h"
#include "host/paths.h"

#define N_DISTRICTS   10
#define N_STREETS     10 /* of a district, and so on */
#define N_COMMUNITIES 20
#define N_GRIDS       50
#define N_CLASSES     200
#define N_DEPARTMENTS 40
#define N_POSTS       2000

/* Unit grids are squares, this many side by side. */
#define N_COLUMNS 400
#define SIDE      0.001
#define LON0      118.0
#define LAT0      32.0

static void
grid_code (int grid, char code[32])
{
  int community = grid / N_GRIDS, street = community / N_COMMUNITIES;

  g_snprintf (code, 32, "9901%02d%03d%03d%03d", street / N_STREETS, street % N_STREETS,
              community % N_COMMUNITIES, grid % N_GRIDS);
}

static void
add_square (PentadShapes *shapes, int grid)
{
  double lon = LON0 + grid % N_COLUMNS * SIDE, lat = LAT0 + grid / N_COLUMNS * SIDE;

  pentad_shapes_begin_ring (shapes);
  pentad_shapes_add_point (shapes, lon, lat);
  pentad_shapes_add_point (shapes, lon + SIDE, lat);
  pentad_shapes_add_point (shapes, lon + SIDE, lat + SIDE);
  pentad_shapes_add_point (shapes, lon, lat + SIDE);
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
      add_square (pentad_divisions_builder_get_shapes (builder, PENTAD_LEVEL_GRID), grid);
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
any_post (ManyCases *cases, char code[32])
{
  g_snprintf (code, 32, "S-%04d", g_rand_int_range (cases->rand, 0, N_POSTS));
  return code;
}

/* A case that was filed and handled some time in the last days; it is ended when it has ten acts.
 * What it is follows from its number, so that a change of it is one more act. */
static PentadCase *
make_case (ManyCases *cases, int number, gboolean with_address)
{
  static const int wait_s[] = { 0, 900, 700, 500, 30000, 600, 0, 900, 2400, 1200 };
  char supervisor[32], acceptor[32], filer[32], dispatcher[32], checker[32], department[8];
  char id[32], class_code[16], division[32], address[64];
  gint64 times[10];

  g_rand_set_seed (cases->rand, (guint32)number);
  int grid = g_rand_int_range (cases->rand, 0, N_DISTRICTS * N_STREETS * N_COMMUNITIES * N_GRIDS);
  int number_of_class = g_rand_int_range (cases->rand, 0, N_CLASSES);
  gint64 time = MANY_CASES_START - 40000 - g_rand_int_range (cases->rand, 0, 86400);
  for (guint i = 0; i < 10; i++)
    {
      time += wait_s[i] > 0 ? wait_s[i] / 2 + g_rand_int_range (cases->rand, 0, wait_s[i]) : 0;
      times[i] = MIN (time, MANY_CASES_START);
    }
  any_post (cases, supervisor);
  any_post (cases, acceptor);
  any_post (cases, filer);
  any_post (cases, dispatcher);
  any_post (cases, checker);
  g_snprintf (department, sizeof department, "D%02d",
              g_rand_int_range (cases->rand, 0, N_DEPARTMENTS));
  g_snprintf (id, sizeof id, "YZ20261122%06d", number);
  g_snprintf (class_code, sizeof class_code, "e%02d%02d", number_of_class / 20,
              number_of_class % 20);
  grid_code (grid, division);
  g_snprintf (address, sizeof address, "柳岸街道老北塘苑社区东井%d街%d号", grid % 10,
              g_rand_int_range (cases->rand, 1, 300));
  const PentadTrailEntry trail[10] = {
    { times[0], PENTAD_NO_TIME, NULL, supervisor, NULL, PENTAD_ACT_REPORT, 0 },
    { times[1], PENTAD_NO_TIME, NULL, acceptor, NULL, PENTAD_ACT_ACCEPT, 0 },
    { times[2], PENTAD_NO_TIME, NULL, filer, dispatcher, PENTAD_ACT_FILE, 0 },
    { times[3], times[3] + g_rand_int_range (cases->rand, 7200, 100000), department, dispatcher,
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
    .source = g_rand_int_range (cases->rand, 0, PENTAD_N_SOURCES),
    .division = division,
    .lon = LON0 + grid % N_COLUMNS * SIDE + g_rand_int_range (cases->rand, 100, 900) / 1e6,
    .lat = LAT0 + grid / N_COLUMNS * SIDE + g_rand_int_range (cases->rand, 100, 900) / 1e6,
    .address = with_address ? address : NULL,
    .condition = 1,
  };
  return pentad_case_new (&facts, trail, 8 + cases->acts[number]);
}

void
many_cases_fill (ManyCases *cases, gboolean with_address)
{
  for (int i = 0; i < cases->n;)
    {
      g_autoptr (PentadState) state = pentad_state_new ();

      state->as_of = cases->now;
      state->is_delta = i > 0;
      for (int end = MIN (cases->n, i + 5000); i < end; i++)
        g_ptr_array_add (state->cases, make_case (cases, i, with_address));
      pentad_city_apply_state (cases->city, state);
    }
}

void
many_cases_init (ManyCases *cases, int n)
{
  g_autoptr (PentadDivisions) divisions = make_divisions ();
  g_autoptr (PentadCatalogue) catalogue = make_catalogue ();
  g_autoptr (PentadScheme) scheme = make_scheme ();

  cases->city = pentad_city_new ();
  cases->n = n;
  cases->now = MANY_CASES_START;
  cases->acts = g_new (guint8, (gsize)n);
  cases->n_changes = 0;
  for (int i = 0; i < n; i++)
    cases->acts[i] = i % 3;
  cases->rand = g_rand_new_with_seed (1);
  pentad_city_set_divisions (cases->city, divisions);
  pentad_city_set_catalogue (cases->city, catalogue);
  pentad_city_set_scheme (cases->city, scheme);
}

void
many_cases_clear (ManyCases *cases)
{
  g_object_unref (cases->city);
  g_rand_free (cases->rand);
  g_free (cases->acts);
}

PentadState *
many_cases_make_changes (ManyCases *cases, int n)
{
  PentadState *state = pentad_state_new ();

  state->as_of = cases->now;
  state->is_delta = TRUE;
  for (int i = 0; i < n; i++)
    {
      int number = (int)((cases->n_changes++ * 7919) % cases->n);

      cases->acts[number] = (cases->acts[number] + 1) % 3;
      g_ptr_array_add (state->cases, make_case (cases, number, FALSE));
    }
  return state;
}
