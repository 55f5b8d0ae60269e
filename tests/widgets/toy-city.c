/* A chessboard of a city for the widgets: 2 x 2 districts of 2 x 2 streets of 2 x 2 communities.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "toy-city.h"

#define WEST   118.0
#define SOUTH  32.0
#define SIDE_E 0.006 /* degrees */
#define SIDE_N 0.005

static void
add_place (PentadDivisionsBuilder *builder, PentadLevel level, const char *code, const char *parent)
{
  PentadLabel name = { 0 };
  g_autofree char *text = g_strdup_printf ("Place %s", code);

  pentad_label_set_all (&name, text);
  pentad_divisions_builder_add (builder, level, code, &name, parent);
  pentad_label_clear (&name);
}

static void
add_square (PentadDivisionsBuilder *builder, int column, int row)
{
  PentadShapes *shapes = pentad_divisions_builder_get_shapes (builder, PENTAD_LEVEL_GRID);
  double west = WEST + column * SIDE_E, south = SOUTH + row * SIDE_N;

  pentad_shapes_begin_ring (shapes);
  pentad_shapes_add_point (shapes, west, south);
  pentad_shapes_add_point (shapes, west + SIDE_E, south);
  pentad_shapes_add_point (shapes, west + SIDE_E, south + SIDE_N);
  pentad_shapes_add_point (shapes, west, south + SIDE_N);
}

/* A level of n x n places, each in one of the level above with n / 2 a side. */
static void
add_level (PentadDivisionsBuilder *builder, PentadLevel level, char letter, char above, int n)
{
  for (int row = 0; row < n; row++)
    for (int column = 0; column < n; column++)
      {
        g_autofree char *code = g_strdup_printf ("%c%d%d", letter, column, row);
        g_autofree char *parent = above != '\0'
                                      ? g_strdup_printf ("%c%d%d", above, column / 2, row / 2)
                                      : g_strdup ("TOY");

        add_place (builder, level, code, parent);
      }
}

static PentadDivisions *
make_divisions (void)
{
  PentadLabel name = { 0 };
  PentadDivisionsBuilder *builder;

  pentad_label_set_all (&name, "Toytown");
  builder = pentad_divisions_builder_new ("TOY", &name);
  pentad_label_clear (&name);
  add_level (builder, PENTAD_LEVEL_DISTRICT, 'D', '\0', 2);
  add_level (builder, PENTAD_LEVEL_STREET, 'S', 'D', 4);
  add_level (builder, PENTAD_LEVEL_COMMUNITY, 'C', 'S', 8);
  for (int row = 0; row < TOY_SIDE; row++)
    for (int column = 0; column < TOY_SIDE; column++)
      {
        g_autofree char *code = g_strdup_printf ("G%d-%d", column, row);
        g_autofree char *parent =
            g_strdup_printf ("C%d%d", column * 8 / TOY_SIDE, row * 8 / TOY_SIDE);

        add_place (builder, PENTAD_LEVEL_GRID, code, parent);
        add_square (builder, column, row);
      }
  return pentad_divisions_builder_finish (builder);
}

static PentadCase *
make_case (int number, int column, int row)
{
  g_autofree char *id = g_strdup_printf ("T%d-%d-%d", column, row, number);
  g_autofree char *code = g_strdup_printf ("G%d-%d", column, row);
  PentadTrailEntry trail[] = { { .time = TOY_NOW - 3600, .act = PENTAD_ACT_REPORT },
                               { .time = TOY_NOW - 3000, .act = PENTAD_ACT_ACCEPT },
                               { .time = TOY_NOW - 2400, .act = PENTAD_ACT_FILE } };

  for (guint i = 0; i < G_N_ELEMENTS (trail); i++)
    trail[i].due = PENTAD_NO_TIME;
  return pentad_case_new (&(PentadCaseFacts){ id, "e0101", PENTAD_SOURCE_SUPERVISOR, FALSE, code,
                                              WEST + (column + 0.5) * SIDE_E,
                                              SOUTH + (row + 0.5) * SIDE_N, NULL },
                          trail, G_N_ELEMENTS (trail));
}

static void
apply_cases (PentadCity *city, int n, int column, int row, gboolean is_delta)
{
  g_autoptr (PentadState) state = pentad_state_new ();
  static int number;

  state->as_of = TOY_NOW - 4;
  state->is_delta = is_delta;
  for (int i = 0; i < n; i++)
    g_ptr_array_add (state->cases, make_case (number++, column, row));
  pentad_city_apply_state (city, state);
}

static PentadScheme *
make_scheme (void)
{
  PentadScheme *scheme = pentad_scheme_new ("toy");
  static const struct
  {
    const char *id;
    PentadCount count;
  } indicators[] = { { "open", PENTAD_COUNT_OPEN }, { "file", PENTAD_COUNT_FILE } };

  for (guint i = 0; i < G_N_ELEMENTS (indicators); i++)
    {
      PentadIndicator *indicator = pentad_scheme_add (scheme, indicators[i].id);
      PentadTerm term = { .count = indicators[i].count, .sign = 1 };

      pentad_label_set_all (&indicator->label, indicators[i].id);
      g_array_append_val (indicator->numerator, term);
    }
  return scheme;
}

PentadCity *
toy_city_new (void)
{
  PentadCity *city = pentad_city_new ();
  g_autoptr (PentadAbout) about = pentad_about_new ();
  g_autoptr (PentadDivisions) divisions = make_divisions ();
  g_autoptr (PentadScheme) scheme = make_scheme ();

  about->code = g_strdup ("TOY");
  pentad_label_set_all (&about->name, "Toytown");
  about->zone = pentad_zone_new ("Asia/Shanghai", 0, NULL);
  pentad_city_set_about (city, about);
  pentad_city_set_divisions (city, divisions);
  pentad_city_set_scheme (city, scheme);
  pentad_city_set_complete (city, TRUE);
  apply_cases (city, 20, 0, 0, FALSE);
  apply_cases (city, 5, 1, 0, TRUE);
  return city;
}

void
toy_city_add_case (PentadCity *city, int column, int row)
{
  apply_cases (city, 1, column, row, TRUE);
}

int
toy_city_find (PentadCity *city, const char *code)
{
  int place = pentad_divisions_find_any (pentad_city_get_divisions (city), code);

  g_assert_cmpint (place, !=, PENTAD_NO_PLACE);
  return place;
}

PentadBoardData *
toy_city_evaluate (PentadCity *city, int place)
{
  PentadBoardQuery query = {
    .city = city,
    .place = place,
    .period = pentad_period_current (PENTAD_PERIOD_TODAY,
                                     pentad_zone_day (pentad_city_get_zone (city), TOY_NOW)),
    .time = TOY_NOW,
    .age_s = 4,
    .interval_s = 5,
  };

  return pentad_board_data_new (&query);
}

static void
add_panel (PentadBoardSpec *board, const char *kind, int column, int columns)
{
  PentadPanelSpec *panel = pentad_board_spec_add (board, kind, kind);

  pentad_label_set_all (&panel->title, kind);
  panel->column = column;
  panel->columns = columns;
  panel->rows = PENTAD_BOARD_ROWS;
  panel->figure = g_strdup ("open");
}

PentadBoardSpec *
toy_board_new (void)
{
  PentadBoardSpec *board = pentad_board_spec_new ("toy");

  pentad_label_set_all (&board->label, "Toy board");
  add_panel (board, "headline", 0, 12);
  add_panel (board, "map", 12, 24);
  add_panel (board, "children", 36, 12);
  return board;
}
