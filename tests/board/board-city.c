/* A made-up city for board tests: small, but with everything that a panel can show.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board-city.h"
#include "board-topics.h"

#include "codec/board-file.h"
#include "codec/documents.h"

#include <math.h>

#define N_DISTRICTS   3
#define N_STREETS     2 /* of a district */
#define N_COMMUNITIES 2 /* of a street */
#define N_GRIDS       4 /* of a community */
#define N_CASES       200
/* Degrees of a unit grid. */
#define GRID_SIZE 0.01
#define WEST      118.0
#define SOUTH     32.0

gint32
board_city_today (void)
{
  return pentad_day_from_date (2026, 11, 20);
}

gint64
board_city_now (void)
{
  return board_city_today () * PENTAD_DAY_S - 8 * PENTAD_HOUR_S + 14 * PENTAD_HOUR_S + 32 * 60 + 5;
}

/* "东湖一区", "東湖一區", "East Lake 1": what made the glyphs of three languages appear. */
static void
set_name (PentadLabel *label, const char *zh_cn, const char *zh_tw, const char *en, int n)
{
  g_autofree char *cn = g_strdup_printf ("%s%d", zh_cn, n),
                  *tw = g_strdup_printf ("%s%d", zh_tw, n),
                  *english = g_strdup_printf ("%s %d", en, n);

  pentad_label_set (label, PENTAD_LANGUAGE_ZH_CN, cn);
  pentad_label_set (label, PENTAD_LANGUAGE_ZH_TW, tw);
  pentad_label_set (label, PENTAD_LANGUAGE_EN, english);
}

/* Adds a place over a box of grids: column and row of the first, and how many each way. */
static void
add_place (PentadDivisionsBuilder *builder,
           PentadLevel level,
           const char *code,
           const char *parent,
           const int box[4])
{
  static const char *const names[PENTAD_N_LEVELS][3] = {
    [PENTAD_LEVEL_DISTRICT] = { "东湖区", "東湖區", "Lake District" },
    [PENTAD_LEVEL_STREET] = { "长街", "長街", "Long Street" },
    [PENTAD_LEVEL_COMMUNITY] = { "书院社区", "書院社區", "Academy" },
    [PENTAD_LEVEL_GRID] = { "网格", "網格", "Grid" },
  };
  static int number;
  PentadLabel name = { 0 };
  PentadShapes *shapes = pentad_divisions_builder_get_shapes (builder, level);
  double west = WEST + box[0] * GRID_SIZE, south = SOUTH + box[1] * GRID_SIZE;
  double east = west + box[2] * GRID_SIZE, north = south + box[3] * GRID_SIZE;

  set_name (&name, names[level][0], names[level][1], names[level][2], ++number);
  PentadDivision *division = pentad_divisions_builder_add (builder, level, code, &name, parent);
  g_assert_nonnull (division);
  division->kind = PENTAD_DIVISION_URBAN;
  division->population = 10000 * box[2] * box[3];
  pentad_shapes_begin_ring (shapes);
  pentad_shapes_add_point (shapes, west, south);
  pentad_shapes_add_point (shapes, east, south);
  pentad_shapes_add_point (shapes, east, north);
  pentad_shapes_add_point (shapes, west, north);
  pentad_label_clear (&name);
}

/* Grids stand in rows of 12: a district is 4 wide and 4 high, a street 2 wide, a community 2 x 2.
 */
static PentadDivisions *
make_divisions (void)
{
  PentadLabel name = { 0 };
  PentadDivisionsBuilder *builder;

  set_name (&name, "云州市", "雲州市", "Yunzhou", 1);
  builder = pentad_divisions_builder_new ("990100", &name);
  pentad_label_clear (&name);
  for (int d = 0; d < N_DISTRICTS; d++)
    {
      g_autofree char *district = g_strdup_printf ("d%d", d + 1);

      add_place (builder, PENTAD_LEVEL_DISTRICT, district, NULL, (int[]){ 4 * d, 0, 4, 4 });
      for (int s = 0; s < N_STREETS; s++)
        {
          g_autofree char *street = g_strdup_printf ("%s-s%d", district, s + 1);

          add_place (builder, PENTAD_LEVEL_STREET, street, district,
                     (int[]){ 4 * d + 2 * s, 0, 2, 4 });
          for (int c = 0; c < N_COMMUNITIES; c++)
            {
              g_autofree char *community = g_strdup_printf ("%s-c%d", street, c + 1);

              add_place (builder, PENTAD_LEVEL_COMMUNITY, community, street,
                         (int[]){ 4 * d + 2 * s, 2 * c, 2, 2 });
              for (int g = 0; g < N_GRIDS; g++)
                {
                  g_autofree char *grid = g_strdup_printf ("%s-g%d", community, g + 1);

                  add_place (builder, PENTAD_LEVEL_GRID, grid, community,
                             (int[]){ 4 * d + 2 * s + g % 2, 2 * c + g / 2, 1, 1 });
                }
            }
        }
    }
  return pentad_divisions_builder_finish (builder);
}

static PentadScheme *
read_demo_scheme (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("PENTAD_DATA_DIR"), "schemes", "demo.json", NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize len;

  g_file_get_contents (path, &data, &len, &error);
  g_assert_no_error (error);
  PentadScheme *scheme = pentad_read_scheme (data, len, path, &error);
  g_assert_no_error (error);
  return scheme;
}

static PentadCatalogue *
make_catalogue (void)
{
  PentadCatalogue *catalogue = pentad_catalogue_new ();
  PentadLabel name = { 0 };

  for (int i = 0; i < 12; i++)
    {
      g_autofree char *code =
          g_strdup_printf (i % 4 == 0 ? "e%02d" : "e%02d%02d", i / 4 + 1, i % 4);
      g_autofree char *major = g_strdup_printf ("e%02d", i / 4 + 1);

      set_name (&name, "违法搭建", "違法搭建", "illegal structure", i);
      pentad_catalogue_add_class (catalogue, code, &name, PENTAD_CLASS_EVENT,
                                  i % 4 == 0 ? NULL : major);
    }
  for (int i = 0; i < 4; i++)
    {
      g_autofree char *code = g_strdup_printf ("D%d", i + 1);

      set_name (&name, "市容管理处", "市容管理處", "Street Office", i);
      pentad_catalogue_add_department (catalogue, code, &name, NULL, NULL);
    }
  pentad_label_clear (&name);
  return catalogue;
}

PentadCity *
board_city_new_bare (void)
{
  PentadCity *city = pentad_city_new ();
  g_autoptr (PentadAbout) about = pentad_about_new ();
  g_autoptr (PentadDivisions) divisions = make_divisions ();
  g_autoptr (PentadScheme) scheme = read_demo_scheme ();
  g_autoptr (PentadCatalogue) catalogue = make_catalogue ();

  about->code = g_strdup ("990100");
  set_name (&about->name, "云州市", "雲州市", "Yunzhou", 1);
  about->zone = pentad_zone_new ("Asia/Shanghai", 0, NULL);
  g_assert_nonnull (about->zone);
  pentad_city_set_about (city, about);
  pentad_city_set_divisions (city, divisions);
  pentad_city_set_scheme (city, scheme);
  pentad_city_set_catalogue (city, catalogue);
  return city;
}

/* Adds an act unless it is still to come. FALSE when it is. */
static gboolean
add_act (GArray *trail, gint64 time, PentadAct act, const char *department, gint64 due)
{
  PentadTrailEntry entry = {
    .time = time,
    .due = due,
    .department = department,
    .act = act,
    .value = act == PENTAD_ACT_VISIT && time % 3 != 0,
  };

  if (time > board_city_now ())
    return FALSE;
  g_array_append_val (trail, entry);
  return TRUE;
}

/* A case of two days, number i; *ended is TRUE when it is closed by now. One has a class that the
 * catalogue does not know, which is a finding. */
static PentadCase *
make_case (int i, const PentadDivisions *divisions, gboolean *ended)
{
  static const PentadAct steps[] = { PENTAD_ACT_REPORT,   PENTAD_ACT_ACCEPT,  PENTAD_ACT_FILE,
                                     PENTAD_ACT_DISPATCH, PENTAD_ACT_DISPOSE, PENTAD_ACT_FEEDBACK,
                                     PENTAD_ACT_CHECK,    PENTAD_ACT_CLOSE,   PENTAD_ACT_VISIT };
  g_autoptr (GArray) trail = g_array_new (FALSE, FALSE, sizeof (PentadTrailEntry));
  g_autofree char *id = g_strdup_printf ("YZ%04d", i);
  g_autofree char *class_code = g_strdup_printf ("e%02d%02d", i % 3 + 1, i % 3 + 1);
  const char *unknown = i == 7 ? "e9999" : NULL;
  g_autofree char *department = g_strdup_printf ("D%d", i % 4 + 1);
  int n_grids, first = pentad_divisions_get_level (divisions, PENTAD_LEVEL_GRID, &n_grids);
  const PentadDivision *grid = pentad_divisions_get (divisions, first + (i * 7) % n_grids);
  gint64 time = board_city_now () - PENTAD_DAY_S - 14 * PENTAD_HOUR_S + i * 11 * 60;
  gint64 due = time + 30 * 60 + 2 * PENTAD_HOUR_S;

  *ended = FALSE;
  for (guint s = 0; s < G_N_ELEMENTS (steps); s++)
    {
      gboolean dispatch = steps[s] == PENTAD_ACT_DISPATCH;
      /* Every fifth case is slow in handling, every tenth stands at its check. */
      gint64 pause = dispatch ? (i % 5 == 0 ? 30 : 1 + i % 2) * PENTAD_HOUR_S : 600;

      if (steps[s] == PENTAD_ACT_CHECK && i % 10 == 1)
        break;
      if (!add_act (trail, time, steps[s], dispatch ? g_intern_string (department) : NULL,
                    dispatch ? due : PENTAD_NO_TIME))
        break;
      *ended |= steps[s] == PENTAD_ACT_CLOSE;
      /* One that is slow is pressed. */
      if (dispatch && i % 10 == 0)
        add_act (trail, time + 60, PENTAD_ACT_PRESS, NULL, PENTAD_NO_TIME);
      time += pause;
    }
  return pentad_case_new (&(PentadCaseFacts){ id, unknown != NULL ? unknown : class_code,
                                              i % PENTAD_N_SOURCES, FALSE, grid->code,
                                              grid->centre.lon, grid->centre.lat, "云州路 1 号" },
                          (PentadTrailEntry *)(void *)trail->data, trail->len);
}

static void
add_cases (PentadCity *city)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (city);
  g_autoptr (PentadState) state = pentad_state_new ();
  g_autoptr (GPtrArray) ended = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_case_free);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  state->as_of = board_city_now () - 4;
  for (int i = 0; i < N_CASES; i++)
    {
      gboolean is_ended;
      PentadCase *item = make_case (i, divisions, &is_ended);

      g_ptr_array_add (is_ended ? ended : state->cases, item);
    }
  pentad_city_apply_state (city, state);
  pentad_city_add_ended (city, board_city_today () - 1, ended);
  pentad_city_add_ended (city, board_city_today (), none);
}

static void
add_history (PentadCity *city)
{
  g_autoptr (PentadHistory) history =
      pentad_history_new (board_city_today () - 40, board_city_today () - 1);

  history->as_of = board_city_now ();
  for (gint32 day = history->first_day; day <= history->last_day; day++)
    for (int d = 0; d < N_DISTRICTS; d++)
      {
        g_autofree char *community = g_strdup_printf ("d%d-s1-c1", d + 1);

        pentad_history_begin_row (history, day, community, "e0101");
        pentad_history_add_value (history, PENTAD_COUNT_REPORT, (guint32)(5 + day % 7 + d));
        pentad_history_add_value (history, PENTAD_COUNT_FILE, (guint32)(4 + day % 7));
        pentad_history_add_value (history, PENTAD_COUNT_NEED_CLOSE, (guint32)(4 + day % 5));
        pentad_history_add_value (history, PENTAD_COUNT_CLOSE, (guint32)(3 + day % 5));
        pentad_history_add_minutes (history, 60 + d);
      }
  pentad_city_add_history (city, history);
}

static void
add_staff (PentadCity *city)
{
  g_autoptr (PentadStaff) staff = pentad_staff_new ();

  staff->as_of = board_city_now ();
  for (int d = 0; d < N_DISTRICTS; d++)
    {
      g_autofree char *district = g_strdup_printf ("d%d", d + 1);
      PentadStaffRow *row = pentad_staff_add_row (staff, district);

      row->establishment = row->established = 60;
      row->officers = 55 - 10 * d;
      row->frontline = 48;
      row->certified = 50 - 10 * d;
      row->auxiliaries = 40;
      row->supervisors = 20;
      row->supervisors_on_duty = 16;
      row->supervisors_online = 16 - d;
      row->grids_assigned = 16;
      row->grids_patrolled = 12 + d;
      for (int i = 0; i < PENTAD_N_POSTS; i++)
        {
          PentadUnitPosition *position = pentad_staff_add_position (staff, district, i);

          position->lon = WEST + (4 * d + 1) * GRID_SIZE;
          position->lat = SOUTH + (0.5 + i * 0.7) * GRID_SIZE;
          position->on_post = TRUE;
        }
    }
  pentad_city_set_staff (city, staff);
}

static void
add_sensors (PentadCity *city)
{
  static const char *const domains[] = { "video", "environment", "flood" };
  g_autoptr (PentadSensors) sensors = pentad_sensors_new ();
  PentadLabel label = { 0 };

  sensors->as_of = board_city_now ();
  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    {
      set_name (&label, "视频监控", "視頻監控", "cameras", (int)i);
      pentad_sensors_add_domain (sensors, domains[i], &label);
      for (int d = 0; d < N_DISTRICTS; d++)
        {
          g_autofree char *district = g_strdup_printf ("d%d", d + 1);
          PentadSensorRow *row = pentad_sensors_add_row (sensors, domains[i], district);

          row->total = 100;
          row->online = 97 - d;
          row->alarms = (int)i;
        }
    }
  PentadAlarm *alarm = pentad_sensors_add_alarm (sensors, "A1", "flood", "d1");
  pentad_label_copy (&alarm->label, &label);
  alarm->lon = WEST + GRID_SIZE;
  alarm->lat = SOUTH + GRID_SIZE;
  alarm->since = board_city_now () - 600;
  for (int i = 0; i < 6; i++)
    {
      g_autofree char *id = g_strdup_printf ("D%d", i);
      PentadDevice *device = pentad_devices_add (&sensors->devices, id, "video");

      device->lon = WEST + (i + 0.3) * GRID_SIZE;
      device->lat = SOUTH + 0.4 * GRID_SIZE;
      device->online = i != 1;
      device->alarm = i == 2;
    }
  pentad_label_clear (&label);
  pentad_city_set_sensors (city, sensors);
}

static void
add_calls_and_approvals (PentadCity *city)
{
  g_autoptr (PentadCalls) calls = pentad_calls_new ();
  g_autoptr (PentadApprovals) approvals = pentad_approvals_new ();
  gint64 first = board_city_now () - board_city_now () % PENTAD_HOUR_S - 38 * PENTAD_HOUR_S;

  calls->as_of = approvals->as_of = board_city_now ();
  calls->seats = 12;
  calls->seats_busy = 7;
  calls->waiting = 1;
  for (int i = 0; i <= 38; i++)
    {
      PentadCallHour hour = { first + i * PENTAD_HOUR_S, 5 + i % 6, 5 + i % 5, 2, 0, 1, 1, 8 };

      g_array_append_val (calls->hours, hour);
    }
  approvals->items = 314;
  for (int i = 30; i >= 0; i--)
    {
      PentadApprovalDay day = { board_city_today () - i, 6, 5, 5, 5, 4, 4, 800, 139, 3.2 };

      g_array_append_val (approvals->days, day);
    }
  pentad_city_set_calls (city, calls);
  pentad_city_set_approvals (city, approvals);
}

/* What was settled today, of the whole city: half of it by service. */
static void
add_service (PentadCity *city)
{
  g_autoptr (PentadService) service = pentad_service_new ();
  PentadSettledDay day = { board_city_today (), g_strdup ("d1"), 50, 30, 20 };

  service->as_of = board_city_now ();
  g_array_append_val (service->settled, day);
  pentad_city_set_service (city, service);
}

static void
add_layer (PentadCity *city, const char *id, PentadLayerKind kind, int n_points)
{
  g_autoptr (PentadLayer) layer = pentad_layer_new (id, kind);
  PentadLabel name = { 0 };

  set_name (&name, "云河", "雲河", "Cloud River", 1);
  pentad_layer_add (layer, &name, 1);
  pentad_shapes_begin_ring (layer->shapes);
  for (int i = 0; i < n_points; i++)
    pentad_shapes_add_point (layer->shapes, WEST + (i == 1 ? 11 : 1) * GRID_SIZE,
                             SOUTH + (1 + i) * GRID_SIZE);
  pentad_shapes_end (layer->shapes);
  pentad_label_clear (&name);
  pentad_city_set_layer (city, layer);
}

/* Two zones across districts, of every other unit grid. */
static void
add_partition (PentadCity *city)
{
  g_autoptr (PentadPartition) partition = pentad_partition_new ("boundary");
  const PentadDivisions *divisions = pentad_city_get_divisions (city);
  int n, first = pentad_divisions_get_level (divisions, PENTAD_LEVEL_GRID, &n);

  set_name (&partition->label, "交界地带", "交界地帶", "Boundary", 1);
  for (int zone = 0; zone < 2; zone++)
    {
      g_autofree char *code = g_strdup_printf ("B%d", zone + 1);
      PentadZoneArea *area = pentad_partition_add (partition, code, NULL);

      for (int i = zone; i < n; i += 2)
        pentad_codes_add (&area->grids, pentad_divisions_get (divisions, first + i)->code);
      pentad_shapes_end (partition->shapes);
    }
  pentad_city_set_partition (city, partition);
}

PentadCity *
board_city_new (void)
{
  PentadCity *city = board_city_new_bare ();

  add_history (city);
  add_cases (city);
  add_staff (city);
  add_sensors (city);
  add_calls_and_approvals (city);
  add_service (city);
  add_partition (city);
  board_topics_add (city);
  add_layer (city, "water", PENTAD_LAYER_AREAS, 3);
  add_layer (city, "roads", PENTAD_LAYER_LINES, 2);
  add_layer (city, "places", PENTAD_LAYER_POINTS, 1);
  return city;
}

void
board_city_apply_reports (PentadCity *city, const int n[3])
{
  g_autoptr (PentadState) state = pentad_state_new ();
  PentadTrailEntry report = { .time = board_city_now () - 600,
                              .due = PENTAD_NO_TIME,
                              .act = PENTAD_ACT_REPORT };

  state->as_of = board_city_now ();
  for (int d = 0; d < N_DISTRICTS; d++)
    for (int i = 0; i < n[d]; i++)
      {
        g_autofree char *id = g_strdup_printf ("R%d-%d", d, i);
        g_autofree char *code = g_strdup_printf ("d%d-s1-c1-g1", d + 1);

        g_ptr_array_add (state->cases,
                         pentad_case_new (&(PentadCaseFacts){ id, "e0101", PENTAD_SOURCE_SUPERVISOR,
                                                              FALSE, code, NAN, NAN, NULL },
                                          &report, 1));
      }
  pentad_city_apply_state (city, state);
}

GPtrArray *
board_city_read_boards (void)
{
  static const char *const ids[] = { "analysis", "command", "perception", "service",
                                     "supervision" };
  GPtrArray *boards = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_board_spec_unref);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *name = g_strconcat (ids[i], ".json", NULL);
      g_autofree char *path = g_build_filename (g_getenv ("PENTAD_DATA_DIR"), "boards", name, NULL);
      g_autoptr (GError) error = NULL;
      PentadBoardSpec *spec = pentad_read_board_file (path, &error);

      g_assert_no_error (error);
      g_ptr_array_add (boards, spec);
    }
  return boards;
}
