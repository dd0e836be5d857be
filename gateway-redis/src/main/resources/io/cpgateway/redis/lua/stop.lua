-- Ends a running transaction (T3).
-- KEYS: transaction
-- ARGV: layout, stop, event of it, durable, forgotten at, kept for ms, now
local row = redis.call('HMGET', KEYS[1], 'v', 'forgotten', 'stop')
if row[1] and tonumber(row[1]) > tonumber(ARGV[1]) then
  return {'newer', row[1]}
end
if not row[2] or row[2] <= ARGV[7] then
  return {'unknown'}
end
if not row[3] then
  redis.call('HSET', KEYS[1], 'stop', ARGV[2], 'stopEvent', ARGV[3], 'stopDurable', ARGV[4], 'forgotten', ARGV[5])
  redis.call('PEXPIRE', KEYS[1], ARGV[6])
end
return {'ended', redis.call('HGETALL', KEYS[1])}
