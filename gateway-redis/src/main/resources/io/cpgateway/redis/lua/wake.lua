-- Has a process look at a charge point, if it has a lease (N2).
-- KEYS: leases, number of wakes, wakes of the process, epochs of these
-- ARGV: incarnation, id, epoch, channel, milliseconds until wakes that nobody takes are forgotten
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local ends = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not ends or tonumber(ends) <= now then
  return 0
end
redis.call('ZADD', KEYS[3], redis.call('INCR', KEYS[2]), ARGV[2])
local known = redis.call('HGET', KEYS[4], ARGV[2])
if not known or tonumber(known) < tonumber(ARGV[3]) then
  redis.call('HSET', KEYS[4], ARGV[2], ARGV[3])
end
redis.call('PEXPIRE', KEYS[3], ARGV[5])
redis.call('PEXPIRE', KEYS[4], ARGV[5])
redis.call('PUBLISH', ARGV[4], '')
return 1
