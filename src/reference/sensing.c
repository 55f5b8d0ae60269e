/* The sensors of the twelve monitored domains of the reference city, and their alarms.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/sensing.h"
#include "reference/names.h"
#include "reference/rng.h"

#include <math.h>

/* Faults and alarms are drawn anew for each slot of time; slots of different sensors begin at
 * different moments. */
#define SLOT_S (6 * PENTAD_HOUR_S)
/* Alarms of one domain in one district in one slot, for a hundred sensors. */
#define ALARM_RATE 0.12

typedef struct
{
  const char *id, *cn, *tw, *en;
  double per_million; /* sensors for a million residents */
  const char *alarm_cn, *alarm_tw, *alarm_en;
} Domain;

static const Domain domains[] = {
  { "video", "视频监控", "視訊監控", "Video surveillance", 2600, "画面遮挡", "畫面遮擋",
    "Camera view blocked" },
  { "environment", "环境监测", "環境監測", "Environment", 60, "颗粒物超标", "懸浮微粒超標",
    "Particulates above limit" },
  { "traffic", "交通运行", "交通運行", "Traffic operation", 420, "路口严重拥堵", "路口嚴重壅塞",
    "Junction heavily congested" },
  { "water", "供水", "供水", "Water supply", 320, "管网压力过低", "管網壓力過低",
    "Mains pressure too low" },
  { "gas", "供气", "供氣", "Gas supply", 380, "可燃气体浓度超标", "可燃氣體濃度超標",
    "Combustible gas above limit" },
  { "power", "供电", "供電", "Power supply", 300, "线路负荷过高", "線路負載過高",
    "Line overloaded" },
  { "heat", "供热", "供熱", "Heat supply", 180, "回水温度偏低", "回水溫度偏低",
    "Return temperature low" },
  { "flood", "防洪防涝", "防洪防澇", "Flood control", 150, "低洼路段积水", "低窪路段積水",
    "Standing water in an underpass" },
  { "lifeline", "生命线工程", "生命線工程", "Lifeline systems", 240, "井盖位移", "人孔蓋位移",
    "Manhole cover displaced" },
  { "tunnel", "地下综合管廊", "地下綜合管廊", "Utility tunnel", 90, "舱内湿度超标", "艙內濕度超標",
    "Humidity above limit" },
  { "pipes", "地下管网", "地下管網", "Pipe network", 260, "管道流量异常", "管線流量異常",
    "Unusual flow in a pipe" },
  { "buildings", "智能建筑", "智慧建築", "Smart buildings", 140, "电梯困人报警", "電梯困人警報",
    "Lift alarm" },
};

/* The slot in which an instant lies, with its own phase, and when it began. */
static gint64
slot_at (guint64 seed, guint domain, guint district, gint64 now, gint64 *begin)
{
  gint64 phase =
      (gint64)(pentad_hash (seed, PENTAD_STREAM_SENSOR, domain, -1 - (gint64)district) % SLOT_S);
  gint64 slot = (now + phase) / SLOT_S;

  *begin = slot * SLOT_S - phase;
  return slot;
}

static gint64
combine (guint domain, guint district)
{
  return (gint64)domain * 1000 + district;
}

/* Tries for a device that lies elsewhere than in the street that sends nothing. */
#define DEVICE_TRIES 8
/* How far from the middle of its unit grid to a corner a device may stand. */
#define DEVICE_REACH 0.75

/* Where a device has stood since it was put up. */
static guint
place_device (guint64 seed,
              const PentadPlaces *places,
              guint domain,
              guint district,
              int number,
              PentadPoint *point)
{
  const PentadPlace *place = pentad_places_district (places, district);
  guint grid = place->first_grid, first, last, n;
  guint64 hash = 0;

  for (int i = 0; i < DEVICE_TRIES; i++)
    {
      hash = pentad_hash (seed, PENTAD_STREAM_DEVICE, combine (domain, district),
                          (gint64)number * DEVICE_TRIES + i);
      grid = place->first_grid + (guint)(hash % place->n_grids);
      if (pentad_places_street_of_grid (places, grid) != places->silent_street)
        break;
    }
  *point = (PentadPoint){ NAN, NAN };
  pentad_shapes_inner_point (places->shapes, grid, point);
  pentad_shapes_get_rings (places->shapes, grid, &first, &last);
  const PentadPoint *ring = pentad_shapes_get_ring (places->shapes, first, &n);
  const PentadPoint *corner = &ring[(hash >> 32) % n];
  double share = DEVICE_REACH * pentad_hash_unit (seed, PENTAD_STREAM_DEVICE,
                                                  -1 - combine (domain, district), number);
  point->lon += share * (corner->lon - point->lon);
  point->lat += share * (corner->lat - point->lat);
  return grid;
}

/* Adds the alarms that began in a slot and still last. rows: of the district's streets. */
static void
add_alarms (PentadSensors *sensors,
            guint64 seed,
            const PentadPlaces *places,
            guint domain,
            guint district,
            gint64 slot,
            gint64 begin,
            int total,
            gboolean *warns,
            PentadSensorRow *const *rows)
{
  const PentadPlace *place = pentad_places_district (places, district);
  PentadRng rng = pentad_rng (seed, PENTAD_STREAM_ALARM, combine (domain, district), slot);
  guint n = pentad_poisson (pentad_rng_unit (&rng), ALARM_RATE * sqrt (total / 100.0));

  for (guint i = 0; i < n; i++)
    {
      gint64 since = begin + (gint64)pentad_rng_below (&rng, SLOT_S);
      gint64 until = since + llround (pentad_rng_between (&rng, 0.3, 8) * PENTAD_HOUR_S);
      int device = (int)pentad_rng_below (&rng, (guint)total);
      PentadPoint point;
      guint grid = place_device (seed, places, domain, district, device, &point);
      guint street = pentad_places_street_of_grid (places, grid);
      g_autofree char *id = g_strdup_printf ("%s-%s-%" G_GINT64_FORMAT "-%u", domains[domain].id,
                                             place->code, slot, i + 1);
      PentadAlarm *alarm;

      if (since > sensors->as_of || until <= sensors->as_of || street == places->silent_street)
        continue;
      warns[device] = TRUE;
      alarm = pentad_sensors_add_alarm (sensors, id, domains[domain].id,
                                        pentad_places_street (places, street)->code);
      pentad_label_set_three (&alarm->label, domains[domain].alarm_cn, domains[domain].alarm_tw,
                              domains[domain].alarm_en);
      alarm->lon = point.lon;
      alarm->lat = point.lat;
      alarm->since = since;
      rows[street - place->first]->alarms++;
    }
}

/* The devices of a domain in a district; the first n_off from one on that do not warn are offline.
 */
static void
add_devices (PentadSensors *sensors,
             guint64 seed,
             const PentadPlaces *places,
             guint domain,
             guint district,
             int total,
             int n_off,
             gint64 slot,
             const gboolean *warns,
             PentadSensorRow *const *rows)
{
  const PentadPlace *place = pentad_places_district (places, district);
  int from = (int)(pentad_hash (seed, PENTAD_STREAM_DEVICE, combine (domain, district), -1 - slot) %
                   (guint64)total);

  for (int i = 0; i < total; i++)
    {
      int number = (from + i) % total;
      g_autofree char *id =
          g_strdup_printf ("%s-%s-%d", domains[domain].id, place->code, number + 1);
      PentadDevice *device = pentad_devices_add (&sensors->devices, id, domains[domain].id);
      PentadPoint point;

      if (device == NULL)
        return;
      PentadSensorRow *row =
          rows[pentad_places_street_of_grid (
                   places, place_device (seed, places, domain, district, number, &point)) -
               place->first];
      device->lon = point.lon;
      device->lat = point.lat;
      device->alarm = warns[number] != FALSE;
      device->online = warns[number] || n_off <= 0;
      n_off -= !device->online;
      row->total++;
      row->online += device->online;
    }
}

/* Share of a district's sensors that are offline. */
static double
offline_share (guint64 seed, guint domain, guint district, gint64 slot)
{
  return 0.008 + 0.022 * pentad_hash_unit (seed, PENTAD_STREAM_SENSOR,
                                           1000 + combine (domain, district), slot);
}

/* The last of the hours is the present one; what was offline before was so all over the district,
 * and a little more or less of it from hour to hour. number: of the street, so that not all round
 * alike. */
static void
fill_hours (
    PentadSensorRow *row, guint64 seed, guint domain, guint district, guint number, gint64 now)
{
  for (int h = 0; h < PENTAD_SENSOR_HOURS; h++)
    {
      gint64 then = now - (PENTAD_SENSOR_HOURS - 1 - h) * PENTAD_HOUR_S, begin;
      double luck = pentad_hash_unit (seed, PENTAD_STREAM_SENSOR, 2000 + combine (domain, district),
                                      then / PENTAD_HOUR_S);
      double off =
          offline_share (seed, domain, district, slot_at (seed, domain, district, then, &begin)) *
          (0.7 + 0.6 * luck);

      row->hours[h] =
          h == PENTAD_SENSOR_HOURS - 1
              ? row->online
              : row->total - floor (row->total * off + fmod (luck * 97 + number * 0.37, 1));
    }
  row->n_hours = PENTAD_SENSOR_HOURS;
}

/* A row for each street of a district that tells anything. */
static void
add_rows (
    PentadSensors *sensors, guint64 seed, const PentadPlaces *places, guint domain, guint district)
{
  const PentadPlace *place = pentad_places_district (places, district);
  double luck = 0.8 + 0.4 * pentad_hash_unit (seed, PENTAD_STREAM_SENSOR, domain, district);
  int total = MAX (2, (int)round (domains[domain].per_million * place->population / 1e6 * luck));
  gint64 begin, slot = slot_at (seed, domain, district, sensors->as_of, &begin);
  int n_off = (int)round (total * offline_share (seed, domain, district, slot));
  g_autofree PentadSensorRow **rows = g_new0 (PentadSensorRow *, place->n);
  g_autofree gboolean *warns = g_new0 (gboolean, (gsize)total);

  for (guint i = 0; i < place->n; i++)
    {
      rows[i] = pentad_sensors_add_row (sensors, domains[domain].id,
                                        pentad_places_street (places, place->first + i)->code);
      rows[i]->total = rows[i]->online = rows[i]->alarms = 0;
    }
  /* An alarm lasts at most into the second slot after the one in which it began. */
  for (int back = 2; back >= 0; back--)
    add_alarms (sensors, seed, places, domain, district, slot - back, begin - back * SLOT_S, total,
                warns, rows);
  add_devices (sensors, seed, places, domain, district, total, n_off, slot, warns, rows);
  for (guint i = 0; i < place->n; i++)
    fill_hours (rows[i], seed, domain, district, i, sensors->as_of);
}

PentadSensors *
pentad_sensing_new (guint64 seed, const PentadPlaces *places, gint64 now)
{
  PentadSensors *sensors = pentad_sensors_new ();

  sensors->as_of = now;
  for (guint domain = 0; domain < G_N_ELEMENTS (domains); domain++)
    {
      PentadLabel label = { 0 };

      pentad_label_set_three (&label, domains[domain].cn, domains[domain].tw, domains[domain].en);
      pentad_sensors_add_domain (sensors, domains[domain].id, &label);
      pentad_label_clear (&label);
      for (guint district = 0; district < places->districts->len; district++)
        add_rows (sensors, seed, places, domain, district);
    }
  return sensors;
}
