/* Monitored devices of a city: where each sensor stands, and whether it tells and warns.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/device.h"

#include <math.h>
#include <string.h>

void
pentad_devices_init (PentadDevices *devices)
{
  devices->all = g_array_new (FALSE, FALSE, sizeof (PentadDevice));
  devices->ids = g_string_new (NULL);
  devices->domains = g_ptr_array_new_with_free_func (g_free);
}

void
pentad_devices_clear (PentadDevices *devices)
{
  g_array_unref (devices->all);
  g_string_free (devices->ids, TRUE);
  g_ptr_array_unref (devices->domains);
}

/* Devices of a domain mostly come together, so that the last one found is looked at first. */
static int
find_domain (PentadDevices *devices, const char *domain)
{
  guint n = devices->domains->len;
  guint last = devices->all->len > 0
                   ? g_array_index (devices->all, PentadDevice, devices->all->len - 1).domain
                   : 0;

  for (guint i = 0; i < n; i++)
    if (g_str_equal (g_ptr_array_index (devices->domains, (last + i) % n), domain))
      return (int)((last + i) % n);
  if (n == PENTAD_MAX_DEVICE_DOMAINS)
    return -1;
  g_ptr_array_add (devices->domains, g_strdup (domain));
  return (int)n;
}

PentadDevice *
pentad_devices_add (PentadDevices *devices, const char *id, const char *domain)
{
  int found = devices->all->len < PENTAD_MAX_DEVICES ? find_domain (devices, domain) : -1;
  PentadDevice device = { .lon = NAN, .lat = NAN, .online = 1 };

  if (found < 0 || devices->ids->len > G_MAXUINT32 - strlen (id) - 1)
    return NULL;
  device.domain = (guint8)found;
  device.id = (guint32)devices->ids->len;
  g_string_append_len (devices->ids, id, (gssize)strlen (id) + 1);
  g_array_append_val (devices->all, device);
  return &g_array_index (devices->all, PentadDevice, devices->all->len - 1);
}

const char *
pentad_devices_get_id (const PentadDevices *devices, const PentadDevice *device)
{
  return devices->ids->str + device->id;
}

const char *
pentad_devices_get_domain (const PentadDevices *devices, const PentadDevice *device)
{
  return g_ptr_array_index (devices->domains, device->domain);
}
