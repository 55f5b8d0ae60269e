/* What runs beside the cases: staff, sensors, hotline calls, approvals.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All four are immutable once read and may cross threads. -1 means "not sent". */
#pragma once

#include "model/device.h"
#include "model/label.h"
#include "model/zone.h"

/* Officers, auxiliaries, supervisors and equipment of one division (domain.md 1.3). */
typedef struct
{
  char *division;           /* code */
  int establishment;        /* 编制 */
  int established;          /* 在编, established staff */
  int officers;             /* 执法人员 */
  int frontline;            /* of the establishment */
  int certified;            /* of officers */
  int auxiliaries;          /* 协管; never able to enforce */
  int auxiliaries_year_ago; /* a year before; the number has to fall (domain.md 1.3 row 76) */
  int officers_on_post, auxiliaries_on_post;
  int supervisors, supervisors_on_duty, supervisors_online;
  int grids_assigned, grids_patrolled; /* today */
  int vehicles, vehicles_out, recorders, recorders_online, terminals, terminals_online;
} PentadStaffRow;

typedef enum
{
  PENTAD_POST_OFFICER,
  PENTAD_POST_AUXILIARY,
  PENTAD_POST_SUPERVISOR,
  PENTAD_POST_VEHICLE,
  PENTAD_POST_FIXED,
  PENTAD_N_POSTS
} PentadPostKind;

/* One unit on the map. */
typedef struct
{
  char *code;
  PentadPostKind kind;
  char *area; /* code of the responsibility grid in its charge; NULL none or not sent */
  double lon, lat;
  gint64 seen; /* when it last told its position; PENTAD_NO_TIME not sent */
  gboolean on_post;
} PentadUnitPosition;

/* When a unit grid was last walked through. */
typedef struct
{
  char *grid; /* code */
  gint64 seen;
} PentadPatrol;

typedef struct
{
  gatomicrefcount refs;
  gint64 as_of;
  GPtrArray *rows;      /* PentadStaffRow, one a district and, where known, a street */
  GPtrArray *positions; /* PentadUnitPosition */
  GArray *patrols;      /* PentadPatrol */
} PentadStaff;

#define PENTAD_SENSOR_HOURS 24

/* Sensors of one monitored domain in one division. */
typedef struct
{
  char *domain;   /* neutral id: "video", "environment", "traffic", "water", ... */
  char *division; /* code */
  int total, online, alarms;
  double hours[PENTAD_SENSOR_HOURS]; /* online in each of the last 24 hours, oldest first */
  guint n_hours;                     /* how many of them are sent, the last ones; 0: none */
} PentadSensorRow;

typedef struct
{
  char *id;
  char *domain;
  char *division;
  PentadLabel label;
  double lon, lat;
  gint64 since;
} PentadAlarm;

typedef struct
{
  char *id;
  PentadLabel label;
} PentadSensorDomain;

typedef struct
{
  gatomicrefcount refs;
  gint64 as_of;
  GPtrArray *domains; /* PentadSensorDomain, in the order of the platform */
  GPtrArray *rows;    /* PentadSensorRow */
  GPtrArray *alarms;  /* PentadAlarm */
  PentadDevices devices;
} PentadSensors;

/* Calls of the 12319 hotline in one hour. */
typedef struct
{
  gint64 hour; /* first instant */
  int received, answered, filed, transferred_110, visited, satisfied;
  int wait_s; /* mean seconds until answered */
} PentadCallHour;

typedef struct
{
  gatomicrefcount refs;
  gint64 as_of;
  GArray *hours; /* PentadCallHour, oldest first, at least today and yesterday */
  int seats, seats_busy, waiting;
} PentadCalls;

/* Approvals and e-supervision of one day (domain.md 1.4 rows 102 to 110). */
typedef struct
{
  gint32 day;
  int accepted, concluded, same_day, on_time, satisfied, rated;
  double legal_hours, promised_hours, actual_hours; /* sums over the concluded */
} PentadApprovalDay;

typedef struct
{
  gatomicrefcount refs;
  gint64 as_of;
  int items;    /* approval items in scope */
  GArray *days; /* PentadApprovalDay, oldest first */
} PentadApprovals;

PentadStaff *pentad_staff_new (void);
PentadStaff *pentad_staff_ref (PentadStaff *staff);
void pentad_staff_unref (PentadStaff *staff);
/* A row of no division in which nothing is known. */
void pentad_staff_row_init (PentadStaffRow *row);
/* Borrowed, all counts -1. */
PentadStaffRow *pentad_staff_add_row (PentadStaff *staff, const char *division);
PentadUnitPosition *
pentad_staff_add_position (PentadStaff *staff, const char *code, PentadPostKind kind);
/* NULL when the division has no row. */
const PentadStaffRow *pentad_staff_find (const PentadStaff *staff, const char *division);
const char *pentad_post_id (PentadPostKind kind);
gboolean pentad_post_parse (const char *id, PentadPostKind *kind);

PentadSensors *pentad_sensors_new (void);
PentadSensors *pentad_sensors_ref (PentadSensors *sensors);
void pentad_sensors_unref (PentadSensors *sensors);
void pentad_sensors_add_domain (PentadSensors *sensors, const char *id, const PentadLabel *label);
PentadSensorRow *
pentad_sensors_add_row (PentadSensors *sensors, const char *domain, const char *division);
PentadAlarm *pentad_sensors_add_alarm (PentadSensors *sensors,
                                       const char *id,
                                       const char *domain,
                                       const char *division);

PentadCalls *pentad_calls_new (void);
PentadCalls *pentad_calls_ref (PentadCalls *calls);
void pentad_calls_unref (PentadCalls *calls);

PentadApprovals *pentad_approvals_new (void);
PentadApprovals *pentad_approvals_ref (PentadApprovals *approvals);
void pentad_approvals_unref (PentadApprovals *approvals);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadStaff, pentad_staff_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadSensors, pentad_sensors_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadCalls, pentad_calls_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadApprovals, pentad_approvals_unref)
