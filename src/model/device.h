/* Monitored devices of a city: where each sensor stands, and whether it tells and warns.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A mega city has some 200,000, told anew every minute: they are plain structs in one array. */
#pragma once

#include <glib.h>

/* More are refused. */
#define PENTAD_MAX_DEVICES 500000
/* Domains that devices are of; more are refused. */
#define PENTAD_MAX_DEVICE_DOMAINS 255

typedef struct
{
  double lon, lat; /* NAN unknown */
  guint32 id;      /* where it begins in the ids */
  guint8 domain;   /* in the domains */
  guint8 online : 1, alarm : 1;
} PentadDevice;

typedef struct
{
  GArray *all;        /* PentadDevice */
  GString *ids;       /* each ended by NUL */
  GPtrArray *domains; /* char *, each once */
} PentadDevices;

void pentad_devices_init (PentadDevices *devices);
void pentad_devices_clear (PentadDevices *devices);
/* Adds a device; online and without alarm, of unknown place. NULL when there are too many of them
 * or of their domains. Valid until the next call. */
PentadDevice *pentad_devices_add (PentadDevices *devices, const char *id, const char *domain);
/* Borrowed; of the id valid until another device is added. */
const char *pentad_devices_get_id (const PentadDevices *devices, const PentadDevice *device);
const char *pentad_devices_get_domain (const PentadDevices *devices, const PentadDevice *device);
